"""Telling the shared caches in front what has changed, from the same log that every process reads.

At least once: how far a cache has been told stands in the database and moves on only after it has
taken a purge. Each purge is said again after AGAIN seconds, for a page that was on its way to the
cache while the first one overtook it. A cache that does not answer is asked again after growing
waits, with all that has gathered meanwhile.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import connections, router
from django.db.models import F, Q
from django.utils import timezone

from pagecache.caches import EVERYTHING, Cache, CacheSilent, caches
from pagecache.models import Purge, SharedCache

logger = logging.getLogger("pagecache")

AGAIN = timedelta(seconds=3)  # longer than an answer may take that our Varnish keeps
AT_WORK = timedelta(seconds=10)  # after which whoever tells a cache is taken for dead
LONGEST_WAIT = timedelta(minutes=5)
# Before which number nothing can be written any more; and from which on nothing has been written
# yet: what is there came with a backup from another server.
ENDS = {
    "sqlite": "SELECT max(seq) + 1, NULL FROM sqlite_sequence WHERE name = 'pagecache_purge'",
    "postgresql": """
        SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint
        FROM pg_current_snapshot() now
    """,
}


@dataclass
class News:
    """What a cache is to be told now, and what is known of it then."""

    now: datetime
    end: int
    ahead: list[int] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.keys or self.again)


def tell_all() -> None:
    """Tell every cache in front what it does not know yet."""
    for cache in caches():
        tell(cache)


def tell(cache: Cache) -> bool:
    """Tell one cache all it does not know; return whether it took it.

    Does nothing while another process tells it, or its next try is still to come. Whoever tells it
    looks once more afterwards, so that nothing is left that was committed meanwhile.
    """
    while True:
        row, _made = SharedCache.objects.get_or_create(name=cache.name)
        if row.next_try_at > timezone.now():
            return False
        if not _news(row):
            return True
        if not _take(row):
            return False
        row.refresh_from_db()
        news = _news(row)
        try:
            if news:
                cache.purge(news.keys | news.again)
        except CacheSilent as error:
            _note_silence(row, str(error))
            return False
        _note(row, news)


def waiting(row: SharedCache) -> int:
    """Return how many keys a cache has not been told of."""
    return len(_news(row).keys)


def silent() -> list[SharedCache]:
    """Return the caches that do not answer; those no longer named in PURGE_URLS are left out."""
    names = [cache.name for cache in caches()]
    if not names:
        return []
    return list(SharedCache.objects.filter(name__in=names, silent_since__isnull=False))


def _take(row: SharedCache) -> bool:
    now = timezone.now()
    free = SharedCache.objects.filter(pk=row.pk, busy_until__lte=now)
    return bool(free.update(busy_until=now + AT_WORK))


def _news(row: SharedCache) -> News:
    """Read the log from where `row` stands. The end is asked before the rows: none is missed."""
    now = timezone.now()
    number = "xid" if _vendor() == "postgresql" else "pk"
    end, beyond = _ends()
    news = News(now, end)
    news.again = {key for at, keys in row.again if at <= now.timestamp() for key in keys}
    if row.told_before is None or row.told_before > news.end:  # new, or the log is an older one
        news.keys = {EVERYTHING}
        return news
    at_once = Q(due=None) | Q(due__lte=now)
    since = Q(**{f"{number}__gte": row.told_before})
    if beyond is not None:
        since &= Q(**{f"{number}__lt": beyond})
    become_due = Q(due__gt=row.due_before, due__lte=now)
    rows = (
        Purge.objects.filter((since & at_once) | become_due)
        .annotate(number=F(number))
        .values_list("pk", "key", "number", "due")
    )
    known = set(row.told_ahead)
    for pk, key, place, due in rows:
        new = pk not in known and place is not None and place >= row.told_before
        if new or (due is not None and due > row.due_before):
            news.keys.add(key)
        if place is not None and place >= news.end:
            news.ahead.append(pk)
    return news


def _note(row: SharedCache, news: News) -> None:
    """Remember that a cache took `news`, and let others tell it."""
    seconds = news.now.timestamp()
    again = [[at, keys] for at, keys in row.again if at > seconds]
    if news.keys:
        again.append([seconds + AGAIN.total_seconds(), sorted(news.keys)])
    if row.silent_since:
        logger.warning("The cache %s answers again", row.name)
    SharedCache.objects.filter(pk=row.pk).update(
        told_before=news.end,
        told_ahead=news.ahead,
        due_before=news.now,
        again=again,
        silent_since=None,
        said="",
        tries=0,
        busy_until=timezone.now(),
    )


def _note_silence(row: SharedCache, said: str) -> None:
    """Remember that a cache did not take a purge, and when to try again."""
    now = timezone.now()
    wait = min(LONGEST_WAIT, timedelta(seconds=2 ** min(row.tries, 10)))
    if not row.silent_since:
        logger.error("The cache %s does not take purges: %s", row.name, said)
    SharedCache.objects.filter(pk=row.pk).update(
        silent_since=row.silent_since or now,
        said=said[:300],
        tries=row.tries + 1,
        next_try_at=now + wait,
        busy_until=now,
    )


def _ends() -> tuple[int, int | None]:
    with connections[router.db_for_write(Purge)].cursor() as cursor:
        cursor.execute(ENDS[_vendor()])
        end, beyond = cursor.fetchone()
        return end or 1, beyond


def _vendor() -> str:
    return connections[router.db_for_write(Purge)].vendor
