from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from advertising.models import Advertisement  # noqa: F401  (named in the base class)


class AdvertisementQuerySet(models.QuerySet["Advertisement"]):
    """Reads of what is booked."""

    def showing(self, at: datetime) -> Self:
        """Keep what stands in its places at `at`, with its picture; one that lost it does not."""
        begun = self.filter(is_active=True, starts_at__lte=at, photo__isnull=False)
        not_over = models.Q(ends_at=None) | models.Q(ends_at__gt=at)
        return begun.filter(not_over).select_related("photo").order_by("pk")
