"""Asking for a page that nobody has read yet, in the process of a paper and behind its door."""

from __future__ import annotations

import io
import re
import sys
import time
from functools import cached_property
from statistics import median
from typing import Any

from django.db import connection

from pagecache.door import Door, Wsgi
from pagecache.kept import Kept
from pagecache.wsgi import behind_the_door, settle

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
        """Return what a page costs, medians over `paths` in turns: processor ms and queries.

        alone: whether only the page is missing, and what it shares with others is there, or
        nothing at all is kept.
        """
        for path in paths:
            self._ask(path)
        found = [self._one(paths[n % len(paths)], alone=alone) for n in range(times)]
        return {name: median(one[name] for one in found) for name in found[0]}

    def _one(self, path: str, *, alone: bool) -> dict[str, float]:
        self._forget(path, alone=alone)
        queries = 0

        def count(execute: Any, *arguments: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*arguments)

        with connection.execute_wrapper(count):
            began = time.process_time()
            self._ask(path)
            spent = time.process_time() - began
        return {"processor_ms": spent * 1000, "queries": queries}

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
        path, _mark, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }
        answered: list[str] = []
        answer = self.door(environ, lambda status, *_rest: answered.append(status))
        b"".join(answer)
        if not answered[-1].startswith("200"):
            raise RuntimeError(f"{path}: {answered[-1]}")
