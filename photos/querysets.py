from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from photos.finding import newest_with, words_in
from publishing.text import fold

if TYPE_CHECKING:
    from photos.models import Photo

# Words of a search beyond these, and matches beyond these, change nothing an editor would notice.
MAX_WORDS = 8
MATCHED = 5000

# What only the library reads of a photo; no page shows it.
FOR_THE_LIBRARY = (
    "uploaded_by", "uploaded_at", "file", "agency_caption", "source", "licence", "licence_ends",
    "taken_at", "place", "crops", "folded", "version",
)  # fmt: skip


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Reads of the library."""

    def for_page(self) -> Self:
        """Load what a page shows of a photo."""
        return self.defer(*FOR_THE_LIBRARY)

    def matching(self, text: str) -> Self:
        """Keep photos that have every word of `text`, or words that begin so; marks do not matter.

        Looks in title, captions, credit, source, place and description. Empty text keeps all. Of
        the photos that match, the newest 5,000 are looked at.
        """
        words = words_in(fold(text.replace("\0", " ")))[:MAX_WORDS]
        if not words:
            return self.none() if text.strip() else self
        return self.filter(pk__in=newest_with(words, limit=MATCHED, using=self.db))

    def newest_first(self) -> Self:
        """Order as they came in, newest first."""
        return self.order_by("-pk")

    def before(self, photo_id: int) -> Self:
        """Keep what came in before that photo: one step of paging, without OFFSET."""
        return self.filter(pk__lt=photo_id)

    def in_order(self, ids: Sequence[int]) -> list[Photo]:
        """Return the photos of `ids` in that order; ids without a photo are left out."""
        found = self.in_bulk(list(set(ids)))
        return [found[pk] for pk in ids if pk in found]

    def without_alt(self) -> Self:
        """Keep photos that nobody has described yet."""
        return self.filter(alt="")

    def unused(self) -> Self:
        """Keep photos that no story shows, not even in a draft."""
        return self.filter(uses__isnull=True, led_articles__isnull=True)

    def licence_ended(self, today: date) -> Self:
        """Keep photos whose last day of use is over, the last of them first."""
        return self.filter(licence_ends__lt=today).order_by("-licence_ends", "-pk")

    def licence_ending(self, today: date, by: date) -> Self:
        """Keep photos that may still be used today, but not after `by`; the soonest first."""
        ending = self.filter(licence_ends__gte=today, licence_ends__lte=by)
        return ending.order_by("licence_ends", "pk")
