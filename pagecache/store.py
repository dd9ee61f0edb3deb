"""What a process keeps in memory: pages, the pieces they are put together from, what is due."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from time import time
from typing import Any

from pagecache.answers import Answer, answer, while_fetching, with_tags
from pagecache.counts import here
from pagecache.due import Due
from pagecache.kept import Address, Assembled, Kept, KeptPage, KeptPiece, versions
from pagecache.log import Change
from pagecache.making import Making, now_making
from pagecache.pieces import Found, Piece, filled, make, weight

Family = tuple[bool, str, str]

EVERYTHING = "*"
TODAY = "today"
# How many purged keys are remembered, for pages that are being rendered meanwhile.
REMEMBERED = 10_000


class Store:
    """Pages and pieces of one process, purged by key, dropped for room by CLOCK.

    Readers of `pages` and `pieces` take no lock; whoever changes them does.

    `tick` counts the purges heard of. What is rendered remembers the tick at which it began, and
    is not kept if one of its keys was purged since: so a slow render never brings back the past.
    """

    def __init__(
        self,
        capacity: int,
        *,
        tags: Sequence[str] = (),
        shared_seconds: int = 0,
        next_day: Callable[[float], float] | None = None,
    ) -> None:
        self.capacity = capacity
        self.tags = tags  # the headers that name them for a shared cache, if there is one
        self.shared_seconds = shared_seconds
        self.next_day = next_day
        self.lock = threading.RLock()
        self.pages: dict[Address, KeptPage] = {}
        self.families: dict[Family, tuple[tuple[str, ...], set[str]]] = {}
        self.pieces: dict[Piece, KeptPiece] = {}
        self.by_key: dict[str, set[Kept]] = {}
        self.ring: deque[Kept] = deque()
        self.size = 0
        self.tick = 0
        self.purged: dict[str, int] = {}
        self.forgotten = 0  # the tick before which purges are no longer remembered one by one
        self.due = Due()
        self.lag = 0.0
        self.piece_locks: dict[Piece, threading.Lock] = {}

    # What changes ----------------------------------------------------------------------------

    def hear(self, changes: list[Change] | None) -> None:
        """Take in rows of the purge log; None: it was begun anew, so nothing kept is certain."""
        now = time()
        if changes is None:
            with self.lock:
                self.due = Due()
                if self.next_day:
                    self.due.add(TODAY, self.next_day(now))
                self._purge([EVERYTHING])
            return
        with self.lock:
            for change in changes:
                if change.due is not None and change.due > now:
                    self.due.add(change.key, change.due)
                    if self.shared_seconds:
                        self.tick += 1  # how long pages may be shared is to be told anew
            at_once = [c for c in changes if c.due is None or c.due <= now]
            if at_once:
                self.lag = max(0.0, now - max(change.at for change in at_once))
                self._purge([change.key for change in at_once])

    def apply_due(self) -> None:
        """Purge what has become due by now."""
        with self.lock:
            taken = self.due.take(now := time())
            if not taken:
                return
            self.lag = now - taken[-1][0]
            keys = [key for _moment, key in taken]
            if TODAY in keys and self.next_day:
                self.due.add(TODAY, self.next_day(now))
            self._purge(keys)

    def _purge(self, keys: Sequence[str]) -> None:
        counts = here()
        # First, so that whoever is rendering now learns of it.
        self.tick += 1
        counts.purges += len(keys)
        if EVERYTHING in keys:
            self.forgotten = self.tick
            self.purged.clear()
            found: set[Kept] = {*self.pages.values(), *self.pieces.values()}
        else:
            if len(self.purged) > REMEMBERED:
                self.forgotten = self.tick - 1
                self.purged.clear()
            self.purged.update(dict.fromkeys(keys, self.tick))
            found = set().union(*(self.by_key.get(key, ()) for key in keys))
        for kept in found:
            self._drop(kept)
        counts.dropped += len(found)

    def unchanged_since(self, tick: int, keys: Iterable[str]) -> bool:
        """Say whether none of `keys` was purged after `tick`."""
        if tick < self.forgotten:
            return False
        purged = self.purged
        return all(purged.get(key, 0) <= tick for key in keys)

    # What is kept ----------------------------------------------------------------------------

    def keep_page(self, page: KeptPage, *, since: int, until: float | None) -> bool:
        """Keep a page whose rendering began at the tick `since`, unless it is old by now."""
        with self.lock:
            if not self.unchanged_since(since, page.keys) or (until and until <= time()):
                here().refused += 1
                return False
            before = self.pages.get(page.address)
            if before:
                self._drop(before)
            self.pages[page.address] = page
            family = page.address[:3]
            self.families.setdefault(family, (page.parameters, set()))[1].add(page.address[3])
            self._keep(page, until)
            here().stores += 1
            return True

    def _keep(self, kept: Kept, until: float | None) -> None:
        if until is not None:
            # A key of its own, due when it is no longer right.
            end = f"until/{next(versions)}"
            kept.keys |= {end}
            self.due.add(end, until)
        for key in kept.keys:
            self.by_key.setdefault(key, set()).add(kept)
        kept.alive = True
        self.ring.append(kept)
        self.size += kept.size
        self._make_room()

    def _drop(self, kept: Kept) -> None:
        if not kept.alive:
            return
        kept.alive = False  # the ring forgets it when it comes round
        self.size -= kept.size
        for key in kept.keys:
            others = self.by_key.get(key)
            if others is not None:
                others.discard(kept)
                if not others:
                    del self.by_key[key]
        if isinstance(kept, KeptPage):
            if self.pages.get(kept.address) is kept:
                del self.pages[kept.address]
            *family, query = kept.address
            _parameters, queries = self.families.get(tuple(family), ((), set()))  # type: ignore[arg-type]
            queries.discard(query)
            if not queries:
                self.families.pop(tuple(family), None)  # type: ignore[arg-type]
        elif isinstance(kept, KeptPiece) and self.pieces.get(kept.piece) is kept:
            del self.pieces[kept.piece]

    def _make_room(self) -> None:
        """CLOCK: what was used since it last came round is spared once."""
        while self.ring and (self.size > self.capacity or not self.ring[0].alive):
            kept = self.ring.popleft()
            if not kept.alive:
                continue
            if kept.used and len(self.ring) > 0:
                kept.used = False
                self.ring.append(kept)
            else:
                self._drop(kept)
                here().evictions += 1

    def grew(self, kept: Kept, size: int) -> None:
        """Note that `kept` takes `size` more bytes."""
        with self.lock:
            kept.size += size
            if kept.alive:
                self.size += size
                self._make_room()

    # Pieces ----------------------------------------------------------------------------------

    def piece(self, wanted: Piece) -> Any:
        """Return the value of a piece; what is being made is then made of its keys as well."""
        kept = self.kept_piece(wanted)
        making = now_making()
        if making is not None:
            making.keys |= kept.keys
            if kept.until is not None:
                making.until = min(making.until or kept.until, kept.until)
        return kept.value

    def kept_piece(self, wanted: Piece) -> KeptPiece:
        """Return a piece, made now if it is not there. One thread makes it, others wait."""
        kept = self.pieces.get(wanted)
        if kept is None:
            with self.lock:
                lock = self.piece_locks.setdefault(wanted, threading.Lock())
            with lock:
                kept = self.pieces.get(wanted) or self._make_piece(wanted)
            with self.lock:
                self.piece_locks.pop(wanted, None)
        kept.used = True
        return kept

    def _make_piece(self, wanted: Piece) -> KeptPiece:
        tick = self.tick
        making = Making()
        value = make(wanted, making)
        found = Found(value, making.keys, weight(value))
        return self._keep_piece(KeptPiece(wanted, found, making.until), since=tick)

    def _keep_piece(self, kept: KeptPiece, *, since: int) -> KeptPiece:
        here().pieces_made += 1
        with self.lock:
            fresh = self.unchanged_since(since, kept.keys)
            if fresh and not (kept.until and kept.until <= time()):
                before = self.pieces.get(kept.piece)
                if before is not None:
                    self._drop(before)
                self.pieces[kept.piece] = kept
                self._keep(kept, kept.until)
        return kept

    def kept_of(self, wanted: Iterable[Piece]) -> dict[Piece, KeptPiece]:
        """Return those pieces of `wanted` that are kept: see `pieces.several`."""
        found = {}
        for piece in wanted:
            kept = self.pieces.get(piece)
            if kept is not None:
                kept.used = True
                found[piece] = kept
        return found

    def offer(self, piece: Piece, found: Found, *, since: int) -> None:
        """Keep a piece that was read along with others: see `pieces.offer`."""
        if piece not in self.pieces:
            self._keep_piece(KeptPiece(piece, found), since=since)

    # Putting together ------------------------------------------------------------------------

    def refreshed(self, page: KeptPage) -> Assembled:
        """Return `page` put together from its pieces as they are now."""
        with page.lock:
            tick = self.tick
            before = page.assembled
            if before is not None and before.tick == tick:
                return before
            kept = {wanted: self.kept_piece(wanted) for gap in page.gaps for wanted in gap.pieces}
            versions = tuple(piece.version for piece in kept.values())
            if before is not None and before.versions == versions:
                self._say_when(before, page, kept.values())
                before.tick = tick
                return before
            words = filled(
                page.own_words(),
                page.numbers,
                page.gaps,
                page.shown,
                lambda wanted: kept[wanted].value,
            )
            assembled = Assembled(words, tick, versions)
            self._say_when(assembled, page, kept.values())
            page.put_together(assembled)
            if before is not None:
                here().reassembled += 1
                self.grew(page, -sum(len(a.body[0]) for a in before.answers.values()))
            return assembled

    def _say_when(self, assembled: Assembled, page: KeptPage, pieces: Iterable[KeptPiece]) -> None:
        """Note when the page changes by itself, if any shared cache is to know."""
        if not self.shared_seconds:
            return
        parts: list[KeptPage | KeptPiece] = [page, *pieces]
        ends = [part.until for part in parts if part.until is not None]
        with self.lock:
            ends += self.due.of({EVERYTHING}.union(*(part.keys for part in parts)))
        longest = self.shared_seconds + while_fetching(self.shared_seconds)
        assembled.changes = min(ends, default=float("inf"))
        assembled.shared_until = assembled.changes - longest

    def answer(self, page: KeptPage, assembled: Assembled, encoding: str) -> Answer:
        """Return the answer in `encoding`, made at its first use."""
        found = assembled.answers.get(encoding)
        if found is not None:
            return found
        with page.lock:
            found = assembled.answers.get(encoding)
            if found is None:
                body = assembled.text()
                headers = page.headers
                if self.tags:
                    headers = with_tags(headers, self._all_keys(page), self.tags)
                found = assembled.answers[encoding] = answer(body, encoding, headers)
                if encoding:
                    # It can be had again from any encoding.
                    assembled.body = None
                self.grew(page, len(found.body[0]) + 1000)
        return found

    def _all_keys(self, page: KeptPage) -> set[str]:
        keys = set(page.keys)
        for gap in page.gaps:
            for wanted in gap.pieces:
                kept = self.pieces.get(wanted)
                keys |= kept.keys if kept else set()
        return {EVERYTHING} | {key for key in keys if not key.startswith("until/")}

    def report(self) -> dict[str, Any]:
        """Return what is kept now, for `counts.snapshot`."""
        return {
            "bytes": self.size,
            "pages": len(self.pages),
            "pieces": len(self.pieces),
            "purge_lag_seconds": self.lag,
        }
