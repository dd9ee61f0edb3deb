"""What is done with a letter to the paper: taken in, mailed on, marked. Its words stay."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import strangers
from accounts.names import one_line, paragraphs
from pages import rules, tasks
from pages.models import Message, Standing
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User

SHORTEST, LONGEST = 10, 5000
AN_HOUR = 5  # letters from one address
KEPT_FOR = timedelta(days=2 * 365)
MANY_LINKS = 3  # more of them than this, and a letter is held

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_MARKUP = re.compile(r"<a\s|\[url|\[link", re.IGNORECASE)


class AlreadySent(Refused):
    """The same words from the same person came today already."""


class TooMuch(Refused):
    """Enough came from this address for now."""


def hashed(address: str) -> str:
    """Return what is kept of `address`; see `accounts.strangers.hashed`."""
    return strangers.hashed(address, purpose="pages.sender")


@transaction.atomic
def take_in(
    *, subject: str, name: str, email: str, text: str, sender: str = "", trapped: bool = False
) -> Message:
    """Keep a letter, and mail it to the desk it is for once it is stored.

    sender: the hash of the address it came from (`hashed`).
    trapped: whether a field was filled in that people do not see. Such a letter, and one that
    reads like spam, is held: kept in the list of letters, but not mailed.
    Raises Refused (also AlreadySent and TooMuch) with a sentence for the sender.
    """
    text, name = paragraphs(text), one_line(name)
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused(_("Write at most %(most)d letters.") % {"most": LONGEST})
    today = timezone.localdate().isoformat()
    mark = strangers.fingerprint(text, speaker=f"{today} {subject} {email.lower()}")
    if Message.objects.filter(fingerprint=mark).exists():
        raise _already_sent()
    _check_measure(sender)
    held = trapped or reads_like_spam(text, name)
    try:
        with transaction.atomic():
            message = Message.objects.create(
                subject=subject,
                name=name,
                email=email,
                text=text,
                state=Standing.SPAM if held else Standing.NEW,
                fingerprint=mark,
                sender=sender,
            )
    except IntegrityError:  # the other half of a double click was quicker
        raise _already_sent() from None
    forget_old_senders()
    if not held:
        transaction.on_commit(partial(tasks.mail_letter.enqueue, message.pk))
    return message


def reads_like_spam(text: str, name: str = "") -> bool:
    """Return whether a letter is to be held: a crowd of links, or markup that nobody types."""
    return len(_LINK.findall(text)) > MANY_LINKS or bool(
        _MARKUP.search(text) or _LINK.search(name)
    )


@transaction.atomic
def mark(message: Message, *, state: str, by: User | None) -> Message:
    """Put `message` into another `Standing`. Returns it.

    One that was held wrongly is mailed now. Raises Refused if `by` may not.
    """
    refusal = rules.why_not_read_letters(by) if by is not None else None
    if refusal:
        raise Refused(refusal)
    was_held = message.state == Standing.SPAM
    message.state = Standing(state)
    message.save(update_fields=["state"])
    log(message, verb=f"marked {message.state}", by=by)
    if was_held and message.state == Standing.NEW and message.mailed_at is None:
        transaction.on_commit(partial(tasks.mail_letter.enqueue, message.pk))
    return message


def _already_sent() -> AlreadySent:
    return AlreadySent(_("We have this letter from you already. It was not sent twice."))


def _check_measure(sender: str) -> None:
    this_hour = Message.objects.since(timezone.now() - timedelta(hours=1))
    if sender and this_hour.filter(sender=sender).count() >= AN_HOUR:
        raise TooMuch(
            _(
                "Several letters came from your network in this hour. Please wait an hour, or "
                "write an e-mail; your text is kept here."
            )
        )


def forget_old_senders() -> int:
    """Empty the hashed addresses that are older than 30 days. Returns how many."""
    old = timezone.now() - strangers.SENDERS_KEPT_FOR
    return Message.objects.exclude(sender="").filter(created__lt=old).update(sender="")


def forget_old() -> int:
    """Delete letters that came two years ago. Returns how many."""
    return Message.objects.filter(created__lt=timezone.now() - KEPT_FOR).delete()[0]
