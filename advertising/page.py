"""The advertisements of one page: read once, with the first place that asks."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone

from advertising.choosing import choose
from advertising.models import Advertisement
from advertising.places import PLACES

if TYPE_CHECKING:
    from advertising.places import Place


class PageAds:
    """What stands in the places of the page at `address`, each advertisement once.

    One query for all places together, none if no place asks.
    """

    def __init__(
        self,
        address: str,
        *,
        at: datetime | None = None,
        showing: list[Advertisement] | None = None,
    ) -> None:
        self.address = address
        if showing is not None:
            self.showing = showing
        self.at = at or timezone.now()
        self.taken: set[int] = set()

    @cached_property
    def showing(self) -> list[Advertisement]:
        """All that is booked now, wherever it stands."""
        return list(Advertisement.objects.showing(self.at))

    def take(self, name: str) -> tuple[Place, Advertisement | None]:
        """Return the place called `name` and what stands there. Raises KeyError without one."""
        place = PLACES[name]
        chosen = choose(
            self.showing,
            place=name,
            page=self.address,
            day=timezone.localdate(self.at),
            without=self.taken,
        )
        if chosen:
            self.taken.add(chosen.pk)
        return place, chosen
