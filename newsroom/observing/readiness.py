"""Whether this process can do its work: each thing it needs, in words."""

from __future__ import annotations

import logging
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from newsroom.observing.metrics import waiting_jobs
from pagecache.models import Purge

logger = logging.getLogger(__name__)

_CLOCKS_MAY_DIFFER = timedelta(seconds=5)
_migrated = False


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    name: str
    well: bool
    words: str


def findings() -> list[Finding]:
    """Return what every check finds; one that breaks is a finding too."""
    return [_tried(name, check) for name, check in CHECKS.items()]


def _tried(name: str, check: Callable[[], tuple[bool, str]]) -> Finding:
    try:
        well, words = check()
    except Exception as error:
        logger.exception("The check of %s broke", name)
        return Finding(name, well=False, words=f"cannot be asked ({type(error).__name__})")
    return Finding(name, well, words)


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return True, f"{connection.vendor} answers"


def _cache() -> tuple[bool, str]:
    written = secrets.token_hex(8)
    cache.set("readyz", written, 60)
    # Another process may have written in between; that there is something is enough.
    found = cache.get("readyz")
    return bool(found), "keeps what is written" if found else "forgets what is written"


def _migrations() -> tuple[bool, str]:
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            return False, f"{len(missing)} are missing: run manage.py migrate"
        _migrated = True
    return True, "none is missing"


def _jobs() -> tuple[bool, str]:
    many, seconds = waiting_jobs()
    if seconds > settings.READY_JOB_SECONDS:
        return False, f"the oldest of {many} has waited {seconds:.0f} s: is the worker running?"
    return True, f"{many} wait"


def _disk() -> tuple[bool, str]:
    disk = shutil.disk_usage(settings.VAR_DIR)
    free = f"{disk.free / 2**30:.1f} GB free"
    return disk.free >= settings.READY_DISK_MB * 2**20, free


def _clock() -> tuple[bool, str]:
    """Scheduled stories appear by this machine's clock, so it must agree with the others'."""
    now = timezone.now()
    newest = Purge.objects.order_by("-pk").values_list("at", flat=True).first()
    if newest is not None and newest > now + _CLOCKS_MAY_DIFFER:
        return False, "is behind that of the process that wrote last: is time synchronised?"
    return True, f"says {now:%H:%M:%S} UTC"


CHECKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "cache": _cache,
    "migrations": _migrations,
    "jobs": _jobs,
    "disk": _disk,
    "clock": _clock,
}
