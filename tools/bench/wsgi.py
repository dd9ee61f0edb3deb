"""Asking a WSGI application in its own process, and what that takes of the processor."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from django.db import connection


@dataclass
class Answer:
    """What came back, complete."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    @property
    def cookies(self) -> str:
        """The cookies it sets, as a browser sends them back."""
        return "; ".join(
            value.partition(";")[0] for name, value in self.headers if name == "Set-Cookie"
        )


def ask(
    application: Callable[..., Any],
    address: str,
    *,
    method: str = "GET",
    cookies: str = "",
    body: bytes = b"",
) -> Answer:
    """Ask `application` for an address, as a web server does for a browser that packs nothing."""
    path, _mark, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookies,
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
    }
    answer = Answer()

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        answer.status, answer.headers = int(status.split()[0]), headers

    chunks = application(environ, start_response)
    try:
        answer.body = b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()
    return answer


@contextmanager
def measured(cost: dict[str, Any]) -> Iterator[None]:
    """Add to `cost` what is done meanwhile: clock and processor time in ms, and queries."""
    cost["queries"] = 0

    def count(execute: Any, *arguments: Any) -> Any:
        cost["queries"] += 1
        return execute(*arguments)

    with connection.execute_wrapper(count):
        used, began = time.process_time(), time.perf_counter()
        yield
        cost["ms"] = (time.perf_counter() - began) * 1000
        cost["processor_ms"] = (time.process_time() - used) * 1000


def medians(costs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the median of each figure."""
    return {name: median(cost[name] for cost in costs) for name in costs[0]}
