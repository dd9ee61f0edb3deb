"""Who books advertisements, and where none may stand. None means yes; otherwise a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role
from sections.models import Kind

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from sections.models import Section

# Paid or sent in already: an advertisement beside it would blur who speaks.
NOT_OURS = (Kind.PARTNER, Kind.WIRE)


def why_not_book(user: User) -> str | None:
    """Say why `user` may not book, change or remove advertisements."""
    if not user.has_role(Role.CHIEF_EDITOR):
        return _("Only the chief editor books advertisements.")
    return None


def why_not_beside(story: Article | None, section: Section | None = None) -> str | None:
    """Say why no advertisement stands on the page of `story`, or of `section`."""
    if story is not None and story.no_ads:
        return _("An editor keeps this page free of advertisements.")
    if story is not None and (story.is_partner_content or story.is_release):
        return _("No advertisement stands beside what others wrote or paid for.")
    if section is not None and section.kind in NOT_OURS:
        return _("No advertisement stands beside what others wrote or paid for.")
    return None
