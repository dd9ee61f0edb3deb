"""Which advertisement stands in a place. Pure: no database, no clock, no chance."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from hashlib import sha256
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advertising.models import Advertisement


def choose(
    candidates: Iterable[Advertisement],
    *,
    place: str,
    page: str,
    day: date,
    without: Container[int] = (),
) -> Advertisement | None:
    """Return which of `candidates` stands in `place` of `page` on `day`; None if there is none.

    The same all day, so that a cached page stays true; over many pages and days each has its share
    by weight. When one comes or goes, only the places that it takes or leaves change.
    page: its address. without: ids that stand on the page already.

    Weighted rendezvous hashing: of -ln(u)/weight the smallest wins, u being drawn from the hash.
    https://en.wikipedia.org/wiki/Rendezvous_hashing#Weighted_rendezvous_hash
    """
    booked = [ad for ad in candidates if place in ad.places and ad.pk not in without]
    return min(booked, key=lambda ad: _turn(ad, f"{day} {page} {place}"), default=None)


def share(ad: Advertisement, beside: Iterable[Advertisement]) -> int:
    """Return on how many pages of a hundred `ad` stands in a place that it shares with others."""
    return round(100 * ad.weight / (ad.weight + sum(other.weight for other in beside)))


def _turn(ad: Advertisement, where: str) -> float:
    drawn = int.from_bytes(sha256(f"{where} {ad.pk}".encode()).digest()[:8])
    return -log((drawn + 1) / (2**64 + 1)) / ad.weight
