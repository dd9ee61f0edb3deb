"""Taking a comment in hand for two minutes, so that two moderators never decide the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import rules
from comments.models import Comment
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User


class Taken(Refused):
    """Another moderator is looking at it; `comment` says who and until when."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(
            _("%(who)s is looking at this one until %(until)s.")
            % {
                "who": comment.claimed_by or _("Somebody"),
                "until": timezone.localtime(comment.claimed_until).strftime("%H:%M:%S"),
            }
        )
        self.comment = comment


def free_for(user: User) -> Q:
    """Return what keeps the comments that nobody else holds at this moment."""
    return (
        Q(claimed_by=None)
        | Q(claimed_by=user)
        | Q(claimed_until=None)
        | Q(claimed_until__lte=timezone.now())
    )


def claim(comment: Comment, *, by: User) -> Comment:
    """Take `comment` in hand for two minutes, or for two more. Returns it.

    One UPDATE with the condition in its WHERE: of two who open it at once exactly one has it.
    Raises Refused if `by` may not decide on it, its kind Taken if somebody else holds it.
    """
    if refusal := rules.why_not_decide(by, comment):
        raise Refused(refusal)
    until = timezone.now() + rules.CLAIMED_FOR
    mine = Comment.objects.filter(free_for(by), pk=comment.pk)
    if not mine.update(claimed_by=by, claimed_until=until):
        raise Taken(Comment.objects.select_related("claimed_by").get(pk=comment.pk))
    comment.claimed_by, comment.claimed_until = by, until
    return comment


def let_go(comment: Comment, *, by: User) -> None:
    """Give `comment` back before the two minutes are over, if `by` holds it."""
    Comment.objects.filter(pk=comment.pk, claimed_by=by).update(
        claimed_by=None, claimed_until=None
    )
