from __future__ import annotations

from datetime import datetime
from typing import Self, TypeVar

from django.db import models
from django.utils import timezone

from publishing.states import State

# From the first moment up to, but not including, the second.
Span = tuple[datetime, datetime]


_Work = TypeVar("_Work", bound=models.Model)


class PublishableQuerySet(models.QuerySet[_Work]):
    """Reads of anything that is written, published and withdrawn."""

    def live(self, at: datetime | None = None) -> Self:
        """Keep what the public may see at the moment `at` (now, if not given).

        This is the paper's one sentence for live: published, its time has come, its embargo is
        over, not withdrawn. `live_from` is the later of publish time and embargo, so a scheduled
        story appears at its second without a worker.
        """
        return self.filter(state=State.PUBLISHED, live_from__lte=at or timezone.now())

    def scheduled(self, at: datetime | None = None) -> Self:
        """Keep what is published but whose time is still to come."""
        return self.filter(state=State.PUBLISHED, live_from__gt=at or timezone.now())

    def newest_first(self) -> Self:
        """Order by the moment of going live, newest first; the id settles equal moments."""
        return self.order_by("-live_from", "-pk")
