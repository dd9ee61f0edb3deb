"""Who may rate one story, in which voice. Asked by actions, views and the admin; in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role
from ratings.models import Voice

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article

MODERATORS = (Role.MODERATOR, Role.CHIEF_EDITOR)


def is_moderator(user: User | None) -> bool:
    """Say whether `user` gives stars for the paper and sees the moderators' list."""
    return user is not None and user.has_role(*MODERATORS)


def why_not(user: User | None, voice: Voice, article: Article) -> str | None:
    """Return why `user` may not give or withdraw stars in `voice`; None if they may.

    `user` is None for a visitor without an account. Nobody, whatever the role, rates a story
    that the public cannot see.
    """
    if voice == Voice.MODERATOR and not is_moderator(user):
        return _("Only moderators and the chief editor give stars for the paper.")
    if voice == Voice.READER and (user is None or not user.is_active):
        return _("Sign in to give stars as a reader.")
    if not article.is_live():
        return _("Stars can be given only while the story is in the paper.")
    return None
