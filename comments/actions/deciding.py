"""What moderators do with one comment or with many: let through, refuse, put back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import rules
from comments.actions.claims import Taken, free_for
from comments.actions.pages import page_changed
from comments.models import Ban, Comment, Decided, Decision, Reason, Report, Standing, Verb
from publishing.errors import Refused
from publishing.models import LogEntry

if TYPE_CHECKING:
    from accounts.models import User

STATES = {
    Verb.LET_THROUGH: Standing.SHOWN,
    Verb.REFUSE: Standing.REFUSED,
    Verb.PUT_BACK: Standing.WAITING,
}


@dataclass
class Outcome:
    """What came of deciding on many: the decision (None: nothing was done), and what refused."""

    decision: Decision | None
    done: int = 0
    refusals: list[str] = field(default_factory=list)


def let_through(comment: Comment, *, by: User, seen: str = "") -> Decision:
    """Show `comment` under its story, whatever was decided before. Returns the decision.

    seen: the state in which `by` saw it; if it is another by now, nothing is done.
    Reports about it are settled: it was looked at, and it stays.
    Raises Refused if `by` may not decide on it, its kind Taken if somebody else holds it.
    """
    return _one(comment, verb=Verb.LET_THROUGH, by=by, seen=seen)


def refuse(comment: Comment, *, reason: str, by: User, seen: str = "") -> Decision:
    """Keep `comment` from readers, whatever was decided before, for a `Reason`.

    Returns the decision. Raises Refused as `let_through` does, and without a reason.
    """
    return _one(comment, verb=Verb.REFUSE, reason=reason, by=by, seen=seen)


def put_back(comment: Comment, *, by: User, seen: str = "") -> Decision:
    """Let `comment` wait again. Returns the decision. Raises Refused as `let_through` does."""
    return _one(comment, verb=Verb.PUT_BACK, by=by, seen=seen)


@transaction.atomic
def decide_all(
    comments: Iterable[Comment], *, verb: str, reason: str = "", by: User, ban: Ban | None = None
) -> Outcome:
    """Do `verb` to each of `comments` as far as the rules allow, as one decision.

    Returns what came of it. Raises Refused if a reason is wanted and missing.
    """
    if verb in (Verb.REFUSE, Verb.BAN) and reason not in Reason.values:
        raise Refused(_("Choose why this is refused."))
    if refusal := rules.why_not_moderate(by):
        raise Refused(refusal)
    outcome = Outcome(None)
    may = []
    for comment in comments:
        refusal = rules.why_not_decide(by, comment)
        if refusal:
            outcome.refusals.append(refusal)
        else:
            may.append(comment)
    if not may and ban is None:
        return outcome
    outcome.decision = Decision.objects.create(
        verb=verb, reason=reason if verb in (Verb.REFUSE, Verb.BAN) else "", by=by, ban=ban
    )
    state = Standing.REFUSED if verb == Verb.BAN else STATES[Verb(verb)]
    taken = [one for one in may if not _write(outcome.decision, one, state, by)]
    outcome.refusals += [str(Taken(_fresh(one))) for one in taken]
    done = [one for one in may if one not in taken]
    outcome.done = len(done)
    _note(outcome.decision, done, state)
    return outcome


def _one(comment: Comment, *, verb: Verb, by: User, seen: str, reason: str = "") -> Decision:
    with transaction.atomic():
        if seen and (now := _fresh(comment)).state != seen:
            raise Refused(_changed_by_now(now))
        if refusal := rules.why_not_decide(by, comment):
            raise Refused(refusal)
        outcome = decide_all([comment], verb=verb, reason=reason, by=by)
        if not outcome.done or outcome.decision is None:
            raise Taken(_fresh(comment))
        return outcome.decision


def _write(decision: Decision, comment: Comment, state: Standing, by: User) -> bool:
    """Give `comment` its new state, if nobody else holds it; False if somebody does.

    What was before is read inside the transaction of the UPDATE, so undoing brings back the truth.
    """
    waits = state == Standing.WAITING
    was = Comment.objects.select_for_update().filter(free_for(by), pk=comment.pk).first()
    if was is None:
        return False
    Decided.objects.create(
        decision=decision,
        comment=comment,
        was_state=was.state,
        was_reason=was.reason,
        was_decided_by_id=was.decided_by_id,
        was_decided_at=was.decided_at,
    )
    comment.state = state
    comment.reason = decision.reason if state == Standing.REFUSED else ""
    comment.decided_by = None if waits else by
    comment.decided_at = None if waits else decision.at
    comment.claimed_by = comment.claimed_until = None
    comment.save(
        update_fields=[
            "state", "reason", "decided_by", "decided_at", "claimed_by", "claimed_until",
        ]
    )  # fmt: skip
    if Standing.SHOWN in (was.state, state):
        page_changed(comment.article_id)
    return True


def _note(decision: Decision, comments: list[Comment], state: Standing) -> None:
    """Settle what was reported about `comments`, and write each decision into the log."""
    if state != Standing.WAITING:
        ids = [comment.pk for comment in comments]
        Report.objects.filter(comment__in=ids, settled_by=None).update(settled_by=decision)
    kind = ContentType.objects.get_for_model(Comment)
    LogEntry.objects.bulk_create(
        LogEntry(
            content_type=kind,
            object_id=comment.pk,
            verb=state.value,
            note=decision.reason,
            version=0,
            by=decision.by,
            at=timezone.now(),
        )
        for comment in comments
    )


def _fresh(comment: Comment) -> Comment:
    return Comment.objects.select_related("claimed_by", "decided_by").get(pk=comment.pk)


def _changed_by_now(comment: Comment) -> str:
    if comment.decided_by is None:
        return _("This changed while you were reading: %(state)s. Look at it again.") % {
            "state": comment.get_state_display()
        }
    return _("%(who)s was quicker: %(state)s.") % {
        "who": comment.decided_by,
        "state": comment.get_state_display(),
    }
