"""Who may change the section tree. None means yes; otherwise a sentence says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import Role

if TYPE_CHECKING:
    from accounts.models import User
    from sections.models import Section


def why_not_change(user: User) -> str | None:
    """Say why `user` may not change, order or add sections."""
    if not user.has_role(Role.CHIEF_EDITOR):
        return _("Only the chief editor changes the sections.")
    return None


def why_not_delete(user: User, section: Section) -> str | None:
    """Say why `user` may not delete `section`, and what they can do instead."""
    refusal = why_not_change(user)
    if refusal:
        return refusal
    parts = section.children.count()
    if parts:
        return ngettext(
            "It has %(count)d part. Move or delete that first.",
            "It has %(count)d parts. Move or delete them first.",
            parts,
        ) % {"count": parts}
    stories = stories_in(section)
    if stories:
        return ngettext(
            "%(count)d story stands in it. Give it another section first, or only take this one "
            "out of the menu: then its address and its story stay.",
            "%(count)d stories stand in it. Give them another section first, or only take this "
            "one out of the menu: then its address and its stories stay.",
            stories,
        ) % {"count": stories}
    return None


def stories_in(section: Section) -> int:
    """Count the stories that stand in `section`, drafts included.

    Stories are a storey above; they are reached by the reverse side of their foreign keys.
    """
    return max(section.main_articles.count(), section.articles.count())
