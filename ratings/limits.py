"""How many stars may come from one address without an account. All the numbers are here.

They bound what one person can do who throws the cookie away after each vote. They are wide
enough for a family or a small office behind one address. Votes of people who signed in are not
limited and not touched by any of this.

Counted in rows, not in the cache: each step is one UPDATE with the limit in its WHERE, so the
limit holds when fifty requests come at once, on every database.
"""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from publishing.errors import Refused
from ratings.models import AddressTally

AN_HOUR = 30  # new or changed stars from one address in one hour of the clock
A_STORY = 5  # new stars from one address for one story in one day
KEPT_FOR = timedelta(days=2)


class TooMany(Refused):
    """The address has given all the stars it may for now."""


def hashed(address: str) -> str:
    """Return a keyed hash of `address` that is another one tomorrow and cannot be undone.

    A household with IPv6 owns 2**64 addresses, so only the first half of one counts.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        network = address
    else:
        network = ip.exploded[:19] if isinstance(ip, IPv6Address) else str(ip)
    today = timezone.localdate().isoformat()
    return salted_hmac(f"ratings.address.{today}", network, algorithm="sha256").hexdigest()


def take(address: str, *, article_id: int, new: bool) -> None:
    """Count one vote from the hashed `address`; `new` is False when it only changes one.

    Call it in the transaction of the vote, so that a refusal leaves no trace.
    Raises TooMany with a sentence for the visitor.
    """
    now = timezone.now()
    if new and not _counted(address, f"{now:%Y-%m-%d} story {article_id}", A_STORY):
        raise TooMany(
            _(
                "This story has had many stars from your network today. "
                "Sign in, and yours are counted as a reader's."
            )
        )
    if not _counted(address, f"{now:%Y-%m-%dT%H}", AN_HOUR):
        raise TooMany(
            _(
                "Many stars came from your network in this hour. "
                "Please wait an hour, or sign in to give yours now."
            )
        )


def _counted(address: str, window: str, limit: int) -> bool:
    rows = AddressTally.objects.filter(address=address, window=window)
    one_more = rows.filter(count__lt=limit)
    if one_more.update(count=F("count") + 1):
        return True
    if rows.exists():
        return False
    try:
        with transaction.atomic():
            AddressTally.objects.create(address=address, window=window, count=1)
    except IntegrityError:  # another request made the row in the meantime
        return bool(one_more.update(count=F("count") + 1))
    AddressTally.objects.filter(begun_at__lt=timezone.now() - KEPT_FOR).delete()
    return True


def forget_old() -> int:
    """Delete the tallies that are older than two days. Returns how many."""
    old = timezone.now() - KEPT_FOR
    return AddressTally.objects.filter(begun_at__lt=old).delete()[0]
