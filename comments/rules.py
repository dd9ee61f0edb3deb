"""Who may say something, and who decides on it. None means yes, a sentence says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from comments.models import Comment

MODERATORS = (Role.MODERATOR, Role.CHIEF_EDITOR)


def why_not_say(user: User | None, article: Article) -> str | None:
    """Say why nobody, or not `user` (None: a guest), may say something under `article`."""
    if not article.is_live():
        return _("This story is not in the paper now, so nothing can be said about it.")
    if user is not None and not user.is_active:
        return _("Your account is closed.")
    return None


def why_not_decide(user: User, comment: Comment) -> str | None:
    """Say why `user` may not let `comment` through or refuse it."""
    if not user.has_role(*MODERATORS):
        return _("Only moderators decide on what readers say.")
    if comment.user_id == user.pk:
        return _("Somebody else decides on what you said yourself.")
    if not comment.article.is_live():
        return _("The story is not in the paper now. Decide when it is back.")
    return None
