"""Keeping somebody from saying anything for a time, and letting them again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import rules
from comments.actions.deciding import decide_all
from comments.models import Ban, Comment, Decision, Reason, Standing, Verb
from comments.speakers import Speaker
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def ban(comment: Comment, *, reason: str, until: datetime | None, by: User) -> Decision:
    """Ban whoever said `comment` until a moment (None: for good), for a `Reason`.

    The comment and everything else of theirs that waits is refused with it. Returns the decision.
    Raises Refused if `by` may not, without a reason, or with an end that has passed.
    """
    if refusal := rules.why_not_ban(by, comment):
        raise Refused(refusal)
    if reason not in Reason.values:
        raise Refused(_("Choose why they are banned."))
    if until is not None and until <= timezone.now():
        raise Refused(_("Choose an end that is still to come."))
    speaker = Speaker.of(comment)
    mailbox = "" if comment.user else speaker.mailbox
    banned = Ban.objects.create(
        user=comment.user, mailbox=mailbox, name=comment.name, reason=reason, until=until
    )
    theirs = Comment.objects.filter(speaker.theirs(), state=Standing.WAITING)
    rest = theirs.exclude(pk=comment.pk).select_related("article", "user", "guest")
    outcome = decide_all([comment, *rest], verb=Verb.BAN, reason=reason, by=by, ban=banned)
    assert outcome.decision is not None  # noqa: S101  (a ban is always one)
    log(banned, verb="banned", by=by, note=f"{banned.name}: {reason}")
    return outcome.decision


@transaction.atomic
def lift(banned: Ban, *, by: User) -> Decision:
    """End a ban before its time; what was refused with it stays refused. Returns the decision.

    Raises Refused if `by` may not, or if it is over.
    """
    if refusal := rules.why_not_moderate(by):
        raise Refused(refusal)
    if not Ban.objects.filter(pk=banned.pk, lifted_at=None).update(lifted_at=timezone.now()):
        raise Refused(_("This ban was lifted already."))
    log(banned, verb="lifted", by=by, note=banned.name)
    return Decision.objects.create(verb=Verb.LIFT, ban=banned, by=by)
