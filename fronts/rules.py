"""Who may arrange which front, and what may stand there. None means yes; else a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role
from articles.rules import edits_section
from publishing.states import State

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from fronts.models import Front


def why_not_arrange(user: User | None, front: Front) -> str | None:
    """Return why `user` may not arrange `front`; None if they may, or for the paper itself."""
    if user is None or user.has_role(Role.CHIEF_EDITOR):
        return None
    if front.section is None:
        return _("Only the chief editor arranges this page.")
    if edits_section(user, front.section):
        return None
    return _("Only an editor of %(section)s arranges its front page.") % {
        "section": front.section.name
    }


def why_not_place(article: Article) -> str | None:
    """Return why `article` may stand on no front; None if it is live or will be."""
    if article.state == State.PUBLISHED:
        return None
    if article.state == State.WITHDRAWN:
        return _("This story was withdrawn. Only a story that is live or scheduled can be placed.")
    return _("This story is not published. Only one that is live or scheduled can be placed.")


def why_not_edit(user: User | None) -> str | None:
    """Return why `user` may not write banners, coverages, special editions; None if they may."""
    if user is None or user.has_role(Role.CHIEF_EDITOR, Role.SECTION_EDITOR):
        return None
    return _("Only editors do this.")


def why_not_delete(user: User | None) -> str | None:
    """Return why `user` may not delete what readers may have bookmarked; None if they may."""
    if user is None or user.has_role(Role.CHIEF_EDITOR):
        return None
    return _("Only the chief editor deletes this. Hide it from readers instead.")
