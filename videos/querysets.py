from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from videos.models import Film


class FilmQuerySet(models.QuerySet["Film"]):
    """Reads of the video library."""

    def for_list(self) -> Self:
        """Load what a list shows: everything but the captions themselves."""
        return self.defer("captions")

    def without_captions(self) -> Self:
        """Keep what somebody who cannot hear cannot follow."""
        return self.filter(captions="")

    def to_choose(self, count: int, *, keep: int | None = None) -> list[Film]:
        """Return the newest `count` videos, and the one with the id `keep` wherever it is."""
        newest: list[Film] = list(self.for_list().order_by("-pk")[:count])
        if keep is not None and keep not in {film.pk for film in newest}:
            newest += self.for_list().filter(pk=keep)
        return newest
