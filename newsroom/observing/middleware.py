"""Each request has an id; one that took long, or asked a slow question, is named in the log."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from newsroom.observing import metrics
from newsroom.observing.logs import request_id

logger = logging.getLogger("newsroom.slow")

HEADER = "X-Request-ID"
_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")
_LONGEST_SQL = 600


class ObservingMiddleware:
    """Outermost: what it times is all that Django does for a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and say in the header, the log and the figures what there is to say."""
        given = request.headers.get(HEADER, "")
        name = given if _ACCEPTED.fullmatch(given) else secrets.token_hex(8)
        token = request_id.set(name)
        asked = _Questions()
        started = perf_counter()
        try:
            with ExitStack() as stack:
                for connection in connections.all():
                    stack.enter_context(connection.execute_wrapper(asked))
                response = self.get_response(request)
            seconds = perf_counter() - started
            view = _view_of(request)
            metrics.page(view, response.status_code, seconds, queries=asked.count)
            if seconds * 1000 >= settings.SLOW_PAGE_MS:
                logger.warning(
                    "slow page %s %s: %d ms, %d queries of %d ms",
                    request.method,
                    request.path,
                    seconds * 1000,
                    asked.count,
                    asked.seconds * 1000,
                    extra={"view": view, "ms": round(seconds * 1000)},
                )
            response.headers[HEADER] = name
            return response
        finally:
            request_id.reset(token)


class MachinesMiddleware:
    """Answers what machines ask (alive? ready? figures?) under whatever name they call us.

    A load balancer, a cache in front and Prometheus ask by number or by a name inside, which
    ALLOWED_HOSTS need not list: these answers do not depend on it.
    """

    PATHS = ("/healthz", "/readyz", "/metrics")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer such a request here, before anybody looks at the host's name."""
        if request.path not in self.PATHS:
            return self.get_response(request)
        request.resolver_match = match = resolve(request.path)
        return match.func(request, *match.args, **match.kwargs)


class _Questions:
    """Counts and times what one request asks a database; names a slow question, never its values.

    The values may be a reader's address or words, which have no business in a log.
    """

    def __init__(self) -> None:
        self.count = 0
        self.seconds = 0.0

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        started = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            seconds = perf_counter() - started
            self.count += 1
            self.seconds += seconds
            if seconds * 1000 >= settings.SLOW_QUERY_MS:
                milliseconds = round(seconds * 1000)
                logger.warning(
                    "slow query: %d ms: %s",
                    milliseconds,
                    str(sql)[:_LONGEST_SQL],
                    extra={"ms": milliseconds},
                )


def _view_of(request: HttpRequest) -> str:
    """Return the name of the view that answered, of which there are few; never the address."""
    match = request.resolver_match
    if match is None:
        return "none"
    return match.view_name or "unnamed"
