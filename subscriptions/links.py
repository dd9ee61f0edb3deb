"""Signed links that stand in letters: they work without a password, each for one thing only.

A link is its own proof, so nothing of it is stored, and a page behind one needs no cookie.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.urls import reverse
from django.utils import timezone

if TYPE_CHECKING:
    from subscriptions.models import Newsletter

CONFIRM, LEAVE, MINE = "confirm", "leave", "mine"
# How long each works. One that ends newsletters works for as long as the mail lies around.
LIVES: dict[str, timedelta | None] = {
    CONFIRM: timedelta(days=7),
    LEAVE: None,
    MINE: timedelta(days=90),
}


@dataclass(frozen=True)
class Wish:
    """What a link says: whose address it is, which newsletters, and when the link was made."""

    email: str
    newsletters: tuple[int, ...]
    asked_at: datetime


def make(purpose: str, *, email: str, newsletters: Iterable[Newsletter] = ()) -> str:
    """Return the path of a link that does `purpose` for `email`."""
    ids = [newsletter.pk for newsletter in newsletters]
    said = [email, ids, int(timezone.now().timestamp())]
    token = signing.dumps(said, salt=f"newsletters.{purpose}", compress=True)
    return reverse(f"newsletters_{purpose}", args=[token])


def read(purpose: str, token: str) -> Wish | None:
    """Return what a link says; None for one that is forged, cut off or too old."""
    try:
        said: Any = signing.loads(token, salt=f"newsletters.{purpose}", max_age=LIVES[purpose])
    except signing.BadSignature:
        return None
    email, ids, moment = said
    return Wish(
        email, tuple(ids), datetime.fromtimestamp(moment, tz=timezone.get_current_timezone())
    )
