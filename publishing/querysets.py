from __future__ import annotations

from datetime import datetime
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models.lookups import Exact
from django.utils import timezone

from publishing.states import State

# From the first moment up to, but not including, the second.
Span = tuple[datetime, datetime]


_Work = TypeVar("_Work", bound=models.Model)


class Unindexed(models.Func):
    """A column in a condition that must not lead SQLite to an index.

    SQLite takes `state = 'published'` for a condition that few rows meet, and would rather walk
    along all that is published than look up twenty rows by their ids. With a plus in front
    (https://www.sqlite.org/queryplanner-ng.html#howtofix) it does not consider that.
    PostgreSQL knows better by itself.
    """

    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


def is_published(of: str = "") -> models.Q:
    """Return the condition that work is published, whenever. `of`: see `is_live`."""
    return models.Q(Exact(Unindexed(models.F(f"{of}state")), State.PUBLISHED.value))


def is_live(of: str = "", *, at: datetime | None = None) -> models.Q:
    """Return the condition that work is live at the moment `at` (now, if not given).

    `of` leads to it from the rows that are asked for, as in `article__`. That, and never
    `article__in=Article.objects.live()`, for which the database would read all that is live.
    """
    return is_published(of) & models.Q(**{f"{of}live_from__lte": at or timezone.now()})


class PublishableQuerySet(models.QuerySet[_Work]):
    """Reads of anything that is written, published and withdrawn."""

    def live(self, at: datetime | None = None) -> Self:
        """Keep what the public may see at the moment `at` (now, if not given).

        This is the paper's one sentence for live: published, its time has come, its embargo is
        over, not withdrawn. `live_from` is the later of publish time and embargo, so a scheduled
        story appears at its second without a worker.
        """
        return self.filter(is_live(at=at))

    def published(self) -> Self:
        """Keep what is published, whether its time has come or not."""
        return self.filter(is_published())

    def scheduled(self, at: datetime | None = None) -> Self:
        """Keep what is published but whose time is still to come."""
        return self.published().filter(live_from__gt=at or timezone.now())

    def newest_first(self) -> Self:
        """Order by the moment of going live, newest first; the id settles equal moments."""
        return self.order_by("-live_from", "-pk")
