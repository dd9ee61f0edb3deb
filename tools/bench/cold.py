"""Asking for a page that nobody has read yet, in the process of a paper and behind its door."""

from __future__ import annotations

import re
from functools import cached_property
from http import HTTPStatus

from pagecache.door import Door, Wsgi
from pagecache.kept import Kept
from pagecache.process import settle
from pagecache.wsgi import behind_the_door
from tools.bench.wsgi import ask, measured, medians

STORY = re.compile(r"-(\d+)\.html$")


class Cold:
    """The paper's own door, whose memory loses a page before each question for it."""

    def __init__(self, django: Wsgi) -> None:
        self.django = django

    @cached_property
    def door(self) -> Door:
        """The door, opened when it is first needed."""
        door = behind_the_door(self.django)
        settle()
        return door

    def cost(self, paths: list[str], times: int, *, alone: bool) -> dict[str, float]:
        """Return what a page costs, medians over `paths` in turns: see `tools.bench.wsgi`.

        alone: whether only the page is missing, and what it shares with others is there, or
        nothing at all is kept.
        """
        for path in paths:
            self._ask(path)
        return medians([self._one(paths[n % len(paths)], alone=alone) for n in range(times)])

    def _one(self, path: str, *, alone: bool) -> dict[str, float]:
        self._forget(path, alone=alone)
        cost: dict[str, float] = {}
        with measured(cost):
            self._ask(path)
        return cost

    def _forget(self, path: str, *, alone: bool) -> None:
        """Drop all pages and what belongs to this one only; with `alone` False, everything."""
        store = self.door.store
        story = STORY.search(path)
        pk = int(story[1]) if story else None
        kept: list[Kept] = list(store.pages.values())
        for piece, one in store.pieces.items():
            own = piece[0] == "articles/picked" or piece[1:] == (pk,)
            if own or not alone:
                kept.append(one)
        with store.lock:
            for dropped in kept:
                store._drop(dropped)

    def _ask(self, path: str) -> None:
        answer = ask(self.door, path)
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {answer.status}")
