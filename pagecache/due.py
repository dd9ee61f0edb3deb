"""What changes by itself later: a scheduled story, a banner's end, midnight."""

from __future__ import annotations

import heapq
from collections.abc import Iterable


class Due:
    """Keys and the seconds at which they change, soonest first. Whoever calls holds the lock."""

    __slots__ = ("heap", "moments", "next")

    def __init__(self) -> None:
        self.heap: list[tuple[float, str]] = []
        self.moments: dict[str, list[float]] = {}
        self.next = float("inf")

    def add(self, key: str, moment: float) -> None:
        """Note that `key` changes at `moment`."""
        heapq.heappush(self.heap, (moment, key))
        self.moments.setdefault(key, []).append(moment)
        self.next = self.heap[0][0]

    def take(self, now: float) -> list[tuple[float, str]]:
        """Return (moment, key) of what has become due by `now`; it is forgotten here."""
        taken = []
        while self.heap and self.heap[0][0] <= now:
            moment, key = heapq.heappop(self.heap)
            taken.append((moment, key))
            moments = self.moments[key]
            moments.remove(moment)
            if not moments:
                del self.moments[key]
        self.next = self.heap[0][0] if self.heap else float("inf")
        return taken

    def of(self, keys: Iterable[str]) -> list[float]:
        """Return every moment at which one of `keys` changes."""
        return [moment for key in keys for moment in self.moments.get(key, ())]
