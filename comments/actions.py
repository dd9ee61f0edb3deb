"""What is done with a comment: said, let through, refused. Nobody changes its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.names import paragraphs
from accounts.strangers import fingerprint
from comments import limits, rules
from comments.models import Comment, Reason, Standing
from comments.text import LONGEST, SHORTEST
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article


class AlreadySaid(Refused):
    """The same words from the same person are here already; `comment` is the first of them."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(_("We have this from you already. It was not sent twice."))
        self.comment = comment


@transaction.atomic
def say(
    article: Article,
    *,
    text: str,
    by: User | None,
    name: str = "",
    email: str = "",
    sender: str = "",
) -> Comment:
    """Keep what a reader says under `article` until a moderator decides on it.

    `by` is who signed in; a guest (None) gives `name` and `email`. `sender` is the hash of the
    address it came from (`limits.hashed`). Returns the comment, which waits.
    Raises Refused (also AlreadySaid and limits.TooMuch) with a sentence for the reader.
    """
    _refuse(rules.why_not_say(by, article))
    text = paragraphs(text)
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused(_("Say something of at most %(most)d letters.") % {"most": LONGEST})
    mark = fingerprint(text, speaker=f"user {by.pk}" if by else f"guest {email.lower()}")
    first = Comment.objects.filter(article=article, fingerprint=mark).first()
    if first:
        raise AlreadySaid(first)
    limits.check(user=by, sender=sender)
    try:
        with transaction.atomic():
            comment = Comment.objects.create(
                article=article,
                user=by,
                name=by.get_display_name() if by else name,
                email="" if by else email,
                text=text,
                fingerprint=mark,
                sender=sender,
            )
    except IntegrityError:  # the other half of a double click was quicker
        raise AlreadySaid(Comment.objects.get(article=article, fingerprint=mark)) from None
    limits.forget_old_senders()
    return comment


def let_through(comment: Comment, *, by: User) -> Comment:
    """Show `comment` under its story, whatever was decided before. Returns it.

    Raises Refused if `by` may not decide on it.
    """
    return _decide(comment, state=Standing.SHOWN, reason="", by=by)


def refuse(comment: Comment, *, reason: str, by: User) -> Comment:
    """Keep `comment` from readers, whatever was decided before, for a `Reason`. Returns it.

    Raises Refused if `by` may not decide on it, or without a reason.
    """
    if reason not in Reason.values:
        raise Refused(_("Choose why this is refused."))
    return _decide(comment, state=Standing.REFUSED, reason=reason, by=by)


def put_back(comment: Comment, *, by: User) -> Comment:
    """Take a decision back: `comment` waits again. Returns it.

    Raises Refused if `by` may not decide on it.
    """
    return _decide(comment, state=Standing.WAITING, reason="", by=by)


@transaction.atomic
def _decide(comment: Comment, *, state: Standing, reason: str, by: User) -> Comment:
    _refuse(rules.why_not_decide(by, comment))
    waits = state == Standing.WAITING
    comment.state = state
    comment.reason = reason
    comment.decided_by = None if waits else by
    comment.decided_at = None if waits else timezone.now()
    comment.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    log(comment, verb=state.value, by=by, note=reason)
    return comment


def _refuse(refusal: str | None) -> None:
    if refusal:
        raise Refused(refusal)
