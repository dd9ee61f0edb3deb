"""How much may be said from one place. All the numbers are here.

Counted in rows, not in the cache: each step is one UPDATE with the limit in its WHERE, so the
limit holds when fifty requests come at once, on every database. A window is one of the clock, so
around its end up to twice as much passes; the numbers are chosen for that.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import strangers
from publishing.errors import Refused

if TYPE_CHECKING:
    from comments.speakers import Speaker

TEN_MINUTES, AN_HOUR = timedelta(minutes=10), timedelta(hours=1)

GUEST_AN_HOUR = 5  # from one address, by people without an account
MAILBOX_AN_HOUR = 5  # by one guest, from whatever address
READER_IN_TEN_MINUTES = 5  # by one person who signed in
READER_AN_HOUR = 20
ADDRESS_AN_HOUR = 60  # from one address, whoever speaks: an office, a school
EDITS_AN_HOUR = 10  # of one comment
REPORTS_AN_HOUR = 10  # by one reader, or from one address

# In open mode, what appears without having been read: on the whole paper in ten minutes. A flood
# of a minute meets at most two such windows.
UNREAD_IN_TEN_MINUTES = 5

# A flood: this much under one story in ten minutes, and within it this much from one sender; or
# the same words from so many senders in an hour.
FLOOD_UNDER_A_STORY, FLOOD_OF_A_SENDER, FLOOD_OF_WORDS = 20, 3, 3

TALLIES_KEPT_FOR = timedelta(days=2)


class TooMuch(Refused):
    """Enough was said from here for now."""


def hashed(address: str) -> str:
    """Return what is kept of `address`; see `accounts.strangers.hashed`."""
    return strangers.hashed(address, purpose="comments.sender")


def check(speaker: Speaker) -> None:
    """Count one comment of `speaker`.

    Call it in the transaction that keeps the comment, so that a refusal leaves no trace.
    Raises TooMuch, with a sentence for the reader, if a measure is full.
    """
    if speaker.user is not None:
        key = f"reader {speaker.user.pk}"
        if not take(key, TEN_MINUTES, READER_IN_TEN_MINUTES):
            raise TooMuch(
                _("You said a lot just now. Please wait ten minutes; your text is kept here.")
            )
        if not take(key, AN_HOUR, READER_AN_HOUR):
            raise TooMuch(
                _("You said a lot in this hour. Please wait an hour; your text is kept here.")
            )
    elif not _guest_may(speaker):
        raise TooMuch(
            _(
                "Much was said from your network in this hour. Please wait an hour, or sign in; "
                "your text is kept here."
            )
        )
    if speaker.sender and not take(f"address {speaker.sender}", AN_HOUR, ADDRESS_AN_HOUR):
        raise TooMuch(
            _(
                "Much was said from your network in this hour. Please wait an hour; "
                "your text is kept here."
            )
        )


def check_edit(comment_id: int) -> None:
    """Count one change of a comment. Raises TooMuch."""
    if not take(f"edit {comment_id}", AN_HOUR, EDITS_AN_HOUR):
        raise TooMuch(_("You changed this often enough. It stays as it is now."))


def check_report(*, user_id: int | None, sender: str) -> None:
    """Count one report. Raises TooMuch."""
    keys = [f"reports of {user_id}"] if user_id else []
    keys += [f"reports from {sender}"] if sender else []
    if not all(take(key, AN_HOUR, REPORTS_AN_HOUR) for key in keys):
        raise TooMuch(
            _("Many reports came from here in this hour. Moderators see them; please wait.")
        )


def may_appear_unread() -> bool:
    """Count one comment that no moderator reads first; False if there were enough for now."""
    return take("unread", TEN_MINUTES, UNREAD_IN_TEN_MINUTES)


def take(key: str, length: timedelta, limit: int) -> bool:
    """Count one more of `key` in the clock's window of this `length`; False if it is full."""
    from comments.models import Tally

    window = _window(timezone.now(), length)
    rows = Tally.objects.filter(key=key, window=window)
    one_more = rows.filter(count__lt=limit)
    if one_more.update(count=F("count") + 1):
        return True
    if limit < 1 or rows.exists():
        return False
    try:
        with transaction.atomic():
            Tally.objects.create(key=key, window=window, count=1)
    except IntegrityError:  # another request made the row in the meantime
        return bool(one_more.update(count=F("count") + 1))
    Tally.objects.filter(begun_at__lt=timezone.now() - TALLIES_KEPT_FOR).delete()
    return True


def forget_old_senders() -> int:
    """Empty the hashed addresses that are older than 30 days. Returns how many."""
    from comments.models import Comment, Report

    old = timezone.now() - strangers.SENDERS_KEPT_FOR
    Report.objects.exclude(sender="").filter(created__lt=old).update(sender="")
    return Comment.objects.exclude(sender="").filter(created__lt=old).update(sender="")


def _window(now: datetime, length: timedelta) -> str:
    seconds = int(length.total_seconds())
    return f"{seconds} {int(now.timestamp()) // seconds}"


def _guest_may(speaker: Speaker) -> bool:
    # Before a mailbox is confirmed anybody may have typed it, and would use up its owner's share.
    if speaker.is_confirmed and not take(f"mailbox {speaker.mailbox}", AN_HOUR, MAILBOX_AN_HOUR):
        return False
    return not speaker.sender or take(f"guests {speaker.sender}", AN_HOUR, GUEST_AN_HOUR)
