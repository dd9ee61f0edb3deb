"""Taking a decision back, with everything it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import rules
from comments.actions.pages import page_changed
from comments.models import Ban, Comment, Decided, Decision, Report, Standing, Verb
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def undo(decision: Decision, *, by: User) -> int:
    """Bring back what was before `decision`: states, reasons, reports, a ban. Returns how many.

    A comment on which somebody has decided since, or which its sender took back, stays as it is.
    Raises Refused if `by` may not moderate, or if it is undone already.
    """
    if refusal := rules.why_not_moderate(by):
        raise Refused(refusal)
    now = timezone.now()
    first = Decision.objects.filter(pk=decision.pk, undone_at=None)
    if not first.update(undone_at=now, undone_by=by):
        raise Refused(_("This was undone already."))
    _undo_ban(decision)
    items = decision.items.select_related("comment")
    done = sum(_bring_back(decision, item, by) for item in items)
    Report.objects.filter(settled_by=decision).update(settled_by=None)
    return done


def _undo_ban(decision: Decision) -> None:
    if decision.ban_id is None:
        return
    lifted = None if decision.verb == Verb.LIFT else timezone.now()
    Ban.objects.filter(pk=decision.ban_id).update(lifted_at=lifted)


def _bring_back(decision: Decision, item: Decided, by: User) -> bool:
    comment = Comment.objects.select_for_update().get(pk=item.comment_id)
    since = Decided.objects.filter(
        comment=comment, pk__gt=item.pk, decision__undone_at=None
    ).exists()
    if since or comment.state in (Standing.GONE, Standing.UNCONFIRMED):
        return False
    was = comment.state
    comment.state, comment.reason = item.was_state, item.was_reason
    comment.decided_by_id, comment.decided_at = item.was_decided_by_id, item.was_decided_at
    comment.claimed_by = comment.claimed_until = None
    comment.save(
        update_fields=[
            "state", "reason", "decided_by", "decided_at", "claimed_by", "claimed_until",
        ]
    )  # fmt: skip
    log(comment, verb="undone", by=by, note=f"{decision.verb} → {comment.state}")
    if Standing.SHOWN in (was, comment.state):
        page_changed(comment.article_id)
    return True
