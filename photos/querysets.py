from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from publishing.text import fold

if TYPE_CHECKING:
    from photos.models import Photo

# Words of a search beyond these change nothing an editor would notice, and each costs a LIKE.
MAX_WORDS = 8


class PhotoQuerySet(models.QuerySet["Photo"]):
    """Reads of the library."""

    def matching(self, text: str) -> Self:
        """Keep photos in which every word of `text` occurs, typed with or without marks.

        Looks in title, captions, credit, source, place and description. Empty text keeps all.
        """
        found = self
        for word in fold(text.replace("\0", " ")).split()[:MAX_WORDS]:
            found = found.filter(folded__contains=word)
        return found

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
        """Keep photos whose last day of use is over."""
        return self.filter(licence_ends__lt=today)

    def licence_ending(self, today: date, by: date) -> Self:
        """Keep photos that may still be used today, but not after `by`."""
        return self.filter(licence_ends__gte=today, licence_ends__lte=by)
