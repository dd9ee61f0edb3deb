"""What the page cache of this process has done so far, for whoever measures it."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass
class Counts:
    """What was counted. Each thread counts for itself, so nothing is lost and nobody waits."""

    hits: int = 0  # answered from memory
    not_modified: int = 0  # of the hits: the browser had the page already
    misses: int = 0  # rendered by Django
    waited: int = 0  # of the hits: came while another request rendered the page
    stale: int = 0  # answered from memory while the database was gone
    unavailable: int = 0  # 503
    stores: int = 0
    refused: int = 0  # not stored: something it was made of changed meanwhile
    unfit: int = 0  # not stored: a cookie, a header or a status that is not for everybody
    purges: int = 0  # keys
    dropped: int = 0  # pages and pieces that a purge made old
    evictions: int = 0
    reassembled: int = 0  # pages put together anew from pieces, not rendered
    pieces_made: int = 0


_all: list[Counts] = []
_lock = threading.Lock()


class _Here(threading.local):
    def __init__(self) -> None:
        self.counts = Counts()
        with _lock:
            _all.append(self.counts)


_here = _Here()


def here() -> Counts:
    """Return the counts of this thread, to add to."""
    return _here.counts


def snapshot() -> dict[str, Any]:
    """Return {name: number} over all threads of this process.

    With `bytes`, `pages`, `pieces` now kept, and `purge_lag_seconds`: how long after it was
    written, or was due, the last purge was noticed here.
    """
    with _lock:
        rows = [asdict(counts) for counts in _all]
    total: dict[str, Any] = {
        field.name: sum(row[field.name] for row in rows) for field in fields(Counts)
    }
    for report in _reports:
        total |= report()
    return total


_reports: list[Any] = []


def also_report(report: Any) -> None:
    """Add what the callable `report` returns, a dictionary, to every snapshot."""
    _reports[:] = [report]
