"""Telling every process, and every cache in front, that a page has changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connections, router
from django.db.models import BigIntegerField, Func, Q
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from pagecache.models import Purge
from pagecache.teller import after_commit

# A process asks the log before each answer, so it is behind only as long as nobody asks it.
KEPT_FOR = timedelta(days=30)


class _ThisTransaction(Func):
    """The number of the running transaction, as PostgreSQL orders them."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = BigIntegerField()


def purge(*keys: str, due: datetime | None = None) -> None:
    """Make every page and part that was made of one of `keys` new for the next reader.

    Call it in the transaction that changes what readers see: the rows are part of it, so there is
    no moment, and no crash, between the change and the purge. With `due`, a moment to come, the
    pages are made again at that second in every process; a moment that has passed means now.
    Keys are `<thing>/<id>` or a word. Raises TransactionManagementError outside a transaction.
    """
    if not keys:
        return
    using = router.db_for_write(Purge)
    connection = connections[using]
    if not connection.in_atomic_block:
        raise TransactionManagementError(
            "purge() belongs in the transaction of the change: wrap both in transaction.atomic()."
        )
    xid = _ThisTransaction() if connection.vendor == "postgresql" else None
    rows = [Purge(key=key, due=due, xid=xid) for key in dict.fromkeys(keys)]
    Purge.objects.using(using).bulk_create(rows)
    after_commit(using)


def forget_old() -> int:
    """Delete what the log has told everybody: rows, and moments of them, a month old.

    A process that served nobody for longer than that would miss them; restart such a one.
    Returns how many rows went.
    """
    old = timezone.now() - KEPT_FOR
    told = Purge.objects.filter(Q(due=None) | Q(due__lt=old), at__lt=old)
    return told.delete()[0]
