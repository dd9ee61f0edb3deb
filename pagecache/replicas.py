"""Making kept pages from a replica of the database, where it has everything they are made of.

The purge log's question brings along how far the primary's own log (WAL) had been written when it
told of the last change. A replica that has replayed as much has that change and all before it; one
that has not is not asked, and the primary is. So a page made from a replica is never older than
one made from the primary. Only what is made for everybody is read there: `Reading` is open while a
page or a piece is made behind the door, and nowhere else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.utils import InterfaceError

REPLICA = "replica"
# One that did not answer is asked again after so long.
ASK_AGAIN = 5.0

logger = logging.getLogger("pagecache")


class Replica:
    """The replica as this process knows it. `needed`: how far it must be, as a number of bytes."""

    FAR = """
        SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn END
    """

    def __init__(self, needed: Callable[[], int]) -> None:
        self.needed = needed
        self.gone_until = 0.0

    def is_far_enough(self) -> bool:
        """Ask it, each time: one that was set up anew from a backup is behind again."""
        if monotonic() < self.gone_until:
            return False
        needed = self.needed()
        try:
            with connections[REPLICA].cursor() as cursor:
                cursor.execute(self.FAR)
                far = cursor.fetchone()[0]
        except (DatabaseError, InterfaceError) as error:
            self.leave(str(error))
            return False
        return far is not None and far >= needed > 0

    def leave(self, why: str) -> None:
        """Do without it for a while."""
        if self.gone_until == 0.0:
            logger.error("The replica is not used: %s", why)
        self.gone_until = monotonic() + ASK_AGAIN
        connections[REPLICA].close()


class Reading:
    """The reads of one page or piece: all from one place, chosen at the first of them."""

    def __init__(self, replica: Replica) -> None:
        self.replica = replica
        self.alias = ""

    def where(self) -> str:
        """Return the alias of the database to read from."""
        if not self.alias:
            self.alias = REPLICA if self.replica.is_far_enough() else DEFAULT_DB_ALIAS
        return self.alias

    def failed(self) -> bool:
        """Say whether the replica was read; if so, leave it, and read the primary from now on."""
        if self.alias != REPLICA:
            return False
        self.replica.leave("a page could not be made from it")
        self.alias = DEFAULT_DB_ALIAS
        return True


_reading: ContextVar[Reading | None] = ContextVar("pagecache_reading", default=None)


@contextmanager
def reading_from(replica: Replica) -> Iterator[Reading]:
    """Let everything that is read in the block come from `replica` if it is far enough."""
    token = _reading.set(reading := Reading(replica))
    try:
        yield reading
    finally:
        _reading.reset(token)


class KeptPagesFromReplica:
    """The router: what is made for everybody may be read from the replica, the rest never is."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """Return where to read; without an open Reading the primary, whatever was read before."""
        reading = _reading.get()
        return DEFAULT_DB_ALIAS if reading is None else reading.where()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        """Return the primary."""
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *rows: Any, **hints: Any) -> bool:
        """Allow it: both are the same data."""
        return True

    def allow_migrate(self, db: str, *args: Any, **hints: Any) -> bool:
        """Let a replica follow by itself."""
        return db != REPLICA
