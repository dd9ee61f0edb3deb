"""Who may say something, and who decides on it. None means yes, a sentence says why not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from accounts.roles import Role
from articles.rules import edits_section
from comments.models import Standing

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from comments.doors import Door
    from comments.models import Ban, Comment, Setting

MODERATORS = (Role.MODERATOR, Role.CHIEF_EDITOR)
EDITABLE_FOR = timedelta(minutes=5)
CLAIMED_FOR = timedelta(minutes=2)


def why_not_say(user: User | None, article: Article, door: Door, ban: Ban | None) -> str | None:
    """Say why nobody, or not `user` (None: a guest), may say something under `article`.

    ban: the ban in force against them.
    """
    if not article.is_live():
        return _("This story is not in the paper now, so nothing can be said about it.")
    if door.is_closed():
        return _("This story takes no more comments.")
    if user is not None and not user.is_active:
        return _("Your account is closed.")
    return ban_in_words(ban) if ban else None


def ban_in_words(ban: Ban) -> str:
    """Say to the person themselves that they are banned, why, and until when."""
    words = {"reason": ban.get_reason_display()}
    if ban.until is None:
        return _("You can say nothing here any more. Reason: %(reason)s.") % words
    words["until"] = format_date(timezone.localtime(ban.until), "F j, Y | H:i")
    return _("You can say nothing here until %(until)s. Reason: %(reason)s.") % words


def why_not_answer(comment: Comment) -> str | None:
    """Say why nobody may answer `comment`."""
    if comment.state != Standing.SHOWN:
        return _("What you want to answer is not there any more.")
    return None


def why_not_edit(comment: Comment) -> str | None:
    """Say why its sender may not change `comment` now."""
    if comment.state not in (Standing.UNCONFIRMED, Standing.WAITING, Standing.SHOWN):
        return _("This cannot be changed any more.")
    if timezone.now() > comment.created + EDITABLE_FOR:
        return _("This could be changed for five minutes. They are over; you can take it back.")
    return None


def why_not_report(comment: Comment, user: User | None) -> str | None:
    """Say why `user` (None: a guest) may not report `comment`."""
    if comment.state != Standing.SHOWN:
        return _("This is not shown any more, so there is nothing to report.")
    if user is not None and comment.user_id == user.pk:
        return _("This is your own. You can take it back.")
    return None


def why_not_moderate(user: User) -> str | None:
    """Say why `user` does not work at the moderators' desk."""
    if not user.has_role(*MODERATORS):
        return _("Only moderators decide on what readers say.")
    return None


def why_not_decide(user: User, comment: Comment) -> str | None:
    """Say why `user` may not let `comment` through or refuse it."""
    if refusal := why_not_moderate(user):
        return refusal
    if comment.user_id == user.pk:
        return _("Somebody else decides on what you said yourself.")
    if comment.state in (Standing.UNCONFIRMED, Standing.GONE):
        return _("Its sender took it back.")
    if not comment.article.is_live():
        return _("The story is not in the paper now. Decide when it is back.")
    return None


def why_not_ban(user: User, comment: Comment) -> str | None:
    """Say why `user` may not ban whoever said `comment`."""
    if refusal := why_not_decide(user, comment):
        return refusal
    if comment.user is not None and comment.user.is_staff:
        return _("This is somebody of the newsroom. Talk to the chief editor.")
    if comment.user is None and not comment.email:
        return _("Nobody is known who could be banned: the account is gone.")
    return None


def why_not_set(user: User, setting: Setting) -> str | None:
    """Say why `user` may not change how the paper, a section or a story takes comments.

    The chief editor may everywhere, section editors in their sections, moderators for a story.
    """
    if user.has_role(Role.CHIEF_EDITOR):
        return None
    if setting.article is not None:
        if user.has_role(Role.MODERATOR) or edits_section(user, setting.article.section):
            return None
        return _("Only an editor of its section or a moderator changes this for a story.")
    if setting.section is not None and edits_section(user, setting.section):
        return None
    return _("Only the chief editor changes this here.")


def why_not_keep_rules(user: User) -> str | None:
    """Say why `user` may not change the list of words and sites."""
    if user.has_role(Role.CHIEF_EDITOR, Role.SECTION_EDITOR, Role.MODERATOR):
        return None
    return _("Editors and moderators keep this list.")
