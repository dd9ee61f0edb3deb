"""Who makes issues, who places stories in them and who may read them.

None means yes; otherwise a sentence for the person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role
from articles.rules import edits_section
from editions.models import Access, Subscriber

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from editions.models import Issue


def why_not_make(user: User | None) -> str | None:
    """Say why `user` may not make issues, look after publications or subscribers.

    user: None is the system itself, which may.
    """
    if user is None or (user.is_staff and user.has_role(Role.CHIEF_EDITOR)):
        return None
    return _("Only the chief editor makes issues of the ePaper.")


def why_not_place(user: User | None, article: Article | None) -> str | None:
    """Say why `user` may not say where `article` stands in print.

    Who edits the section does: reporters know the story, editors the printed page.
    user: None is the system itself, which may. article: None is a story not yet begun.
    """
    if user is None:
        return None
    if article is None:
        may = user.has_role(Role.SECTION_EDITOR, Role.CHIEF_EDITOR)
        return None if may else _("An editor says where a story stands in print.")
    if edits_section(user, article.section):
        return None
    return _("An editor of %(section)s says where this story stands in print.") % {
        "section": article.section.name
    }


def why_not_read(user: User | None, issue: Issue) -> str | None:
    """Say why `user` may not see pages, text and PDF of `issue`.

    user: None, or somebody who did not sign in, is any reader. What of an issue everybody may
    see (cover, title, list of contents) needs no more than that it is live.
    """
    known = user if user is not None and user.is_authenticated and user.is_active else None
    if known is not None and why_not_make(known) is None:
        return None
    if not issue.is_live():
        return _("This issue is not published.")
    access = issue.publication.access
    if access == Access.OPEN or (known is not None and known.is_staff):
        return None
    if known is None:
        if access == Access.READERS:
            return _("Sign in to read this issue. An account costs nothing.")
        return _("This issue is for subscribers. Sign in if you are one.")
    if access == Access.READERS or is_subscriber(known, issue):
        return None
    return _("This issue is for subscribers of %(publication)s.") % {
        "publication": issue.publication.name
    }


def is_subscriber(user: User, issue: Issue) -> bool:
    """Say whether a term of `user` for the publication of `issue` runs today."""
    return Subscriber.objects.running().of(user).filter(publication=issue.publication_id).exists()


def is_open(issue: Issue) -> bool:
    """Say whether everybody may read `issue`: then its pages may come from the page cache."""
    return issue.is_live() and issue.publication.access == Access.OPEN


def may_download(user: User | None, issue: Issue) -> bool:
    """Say whether `user` may have the PDF of `issue`: who may read it, where it is offered."""
    return issue.publication.download and why_not_read(user, issue) is None
