"""Purging when a row is saved or deleted, for models that are what a page shows of them.

Stories are more than their row; their actions purge by themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db import connections, models, router, transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from pagecache.actions import purge
from pagecache.models import Purge

# The key that every page and piece has.
EVERYTHING = "*"


def purge_with(
    model: type[models.Model],
    keys: Callable[[Any], Iterable[str]],
    *,
    moments: Callable[[Any], Iterable[datetime | None]] = lambda row: (),
) -> None:
    """Purge `keys(row)` whenever a row of `model` is saved or deleted. Call it in `ready()`.

    moments: when what the row says begins or ends by itself; pages are purged then too.
    What is written with `update()` or `bulk_create()` sends no signal: such actions say `purge`.
    """

    def changed(sender: Any, instance: models.Model, **kwargs: Any) -> None:
        purge_now(*keys(instance))
        now = timezone.now()
        for moment in moments(instance):
            if moment is not None and moment > now:
                purge_now(*keys(instance), due=moment)

    for signal in (post_save, post_delete):
        uid = f"pagecache {model._meta.label}"
        signal.connect(changed, sender=model, weak=False, dispatch_uid=uid)


def purge_now(*keys: str, due: datetime | None = None) -> None:
    """Purge in the running transaction, or in one of its own where a row was saved without."""
    using = router.db_for_write(Purge)
    if connections[using].in_atomic_block:
        purge(*keys, due=due)
    else:
        with transaction.atomic(using=using):
            purge(*keys, due=due)
