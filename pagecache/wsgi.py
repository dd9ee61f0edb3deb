"""Putting the door in front of Django's application."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections, router
from django.db.utils import InterfaceError
from django.urls import Resolver404, resolve
from django.utils import timezone

from pagecache import counts, pieces
from pagecache.caches import tag_headers
from pagecache.door import Door, Site, Wsgi
from pagecache.log import LogUnreadable, PostgresLog, reader_for
from pagecache.models import Purge
from pagecache.replicas import REPLICA, Replica, reading_from
from pagecache.store import Store


def behind_the_door(django: Wsgi) -> Door:
    """Return a WSGI application that answers from memory what it can, and asks `django` else."""
    using = router.db_for_read(Purge)
    connection = connections[using]
    shared_seconds = settings.SHARED_CACHE_SECONDS
    store = Store(
        settings.PAGE_CACHE_MEGABYTES * 1024 * 1024,
        tags=tag_headers() if shared_seconds else (),
        shared_seconds=shared_seconds,
        next_day=next_day,
    )
    site = Site(
        parameters_of=parameters_of,
        proxy_header=settings.SECURE_PROXY_SSL_HEADER,
        shared_seconds=shared_seconds,
        tidy=close_old_connections,
        in_transaction=lambda: connections[using].in_atomic_block,
        database_errors=(DatabaseError, InterfaceError, LogUnreadable),
        without_database=(settings.STATIC_URL, settings.MEDIA_URL, "/healthz"),
    )
    log = reader_for(connection.settings_dict, store.hear)
    if REPLICA in connections.settings and isinstance(log, PostgresLog):
        site.reading = partial(reading_from, Replica(lambda: log.written))
    door = Door(django, store, log, site)
    pieces.keep_on(door.shelf_of_thread)
    counts.also_report(store.report)
    return door


def never_made_anew() -> None:
    """Let this process open a SQLite database that is there, and make none where it is gone.

    Else the first request while the file is away would put an empty paper in its place.
    """
    database = connections[router.db_for_write(Purge)].settings_dict
    path = str(database["NAME"])
    if database["ENGINE"] == "django.db.backends.sqlite3" and not path.startswith("file:"):
        database["NAME"] = f"file:{quote(path)}?mode=rw"


def parameters_of(path: str) -> tuple[str, ...] | None:
    """Return what a path's view declared with `@cached_page`; None if it did not."""
    try:
        view: Any = resolve(path).func
    except Resolver404:
        return None
    return getattr(view, "cached_parameters", None)


def next_day(now: float) -> float:
    """Return the next midnight where the paper is."""
    zone = timezone.get_default_timezone()
    tomorrow = datetime.fromtimestamp(now, zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, datetime.min.time(), zone).timestamp()
