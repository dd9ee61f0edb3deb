"""How much may be said from one place. All the numbers are here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import strangers
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User

GUEST_AN_HOUR = 5  # from one address, by people without an account
READER_AN_HOUR = 20  # by one person who signed in


class TooMuch(Refused):
    """Enough was said from here for now."""


def hashed(address: str) -> str:
    """Return what is kept of `address`; see `accounts.strangers.hashed`."""
    return strangers.hashed(address, purpose="comments.sender")


def check(*, user: User | None, sender: str) -> None:
    """Raise TooMuch, with a sentence for the reader, if the hour's measure is full."""
    from comments.models import Comment

    this_hour = Comment.objects.filter(created__gt=timezone.now() - timedelta(hours=1))
    if user is not None:
        if this_hour.filter(user=user).count() >= READER_AN_HOUR:
            raise TooMuch(
                _("You said a lot in this hour. Please wait an hour; your text is kept here.")
            )
    elif sender and this_hour.filter(user=None, sender=sender).count() >= GUEST_AN_HOUR:
        raise TooMuch(
            _(
                "Much was said from your network in this hour. Please wait an hour, or sign in; "
                "your text is kept here."
            )
        )


def forget_old_senders() -> int:
    """Empty the hashed addresses that are older than 30 days. Returns how many."""
    from comments.models import Comment

    old = timezone.now() - strangers.SENDERS_KEPT_FOR
    return Comment.objects.exclude(sender="").filter(created__lt=old).update(sender="")
