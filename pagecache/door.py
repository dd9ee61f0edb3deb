"""The door in front of Django: answers from memory what is there, and keeps what may be kept.

The way of a hit has neither Django nor a lock in it: a question to the purge log, a look into a
dictionary, a list of headers that is ready.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from time import monotonic, time
from typing import Any

from pagecache import counts
from pagecache.answers import (
    Answer,
    Headers,
    best_encoding,
    encode,
    lasting,
    not_to_be_shared,
    shared_for,
    why_not_for_all,
    without_body,
)
from pagecache.kept import Address, KeptPage
from pagecache.log import LogReader, LogUnreadable
from pagecache.making import Making
from pagecache.pages import BEHIND_THE_DOOR, SAID, canonical
from pagecache.pieces import cut, filled
from pagecache.replicas import Reading
from pagecache.store import Family, Store

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]

logger = logging.getLogger("pagecache")

OK = "200 OK"
NOT_MODIFIED = "304 Not Modified"
UNAVAILABLE = "503 Service Unavailable"
RETRY_AFTER = 10
# A database that is gone is asked again at most so often; meanwhile nobody waits for it.
ASK_AGAIN = 0.5
# How long somebody waits for the page that another request is rendering.
PATIENCE = 10.0
ENCODINGS_REMEMBERED = 500


@dataclass
class Site:
    """What of Django's settings decides which page an address is."""

    # Returns the declared parameters of a path's view, or None if its pages are never kept.
    parameters_of: Callable[[str], tuple[str, ...] | None]
    # As in SECURE_PROXY_SSL_HEADER.
    proxy_header: tuple[str, str] | None = None
    shared_seconds: int = 0
    # Lets go of a database connection that has grown old.
    tidy: Callable[[], None] = lambda: None
    # Whether this thread is in the middle of a transaction.
    in_transaction: Callable[[], bool] = lambda: False
    # What a request raises that the database does not answer.
    database_errors: tuple[type[Exception], ...] = (LogUnreadable,)
    # Where pages and pieces for everybody are read from, while they are made.
    reading: Callable[[], AbstractContextManager[Reading | None]] = nullcontext
    # The beginnings of paths that Django answers without a database: files, "alive?".
    without_database: tuple[str, ...] = ()


@dataclass
class Flight:
    """A page that is being rendered, and those who wait for it."""

    landed: threading.Event = field(default_factory=threading.Event)


class Trust(threading.local):
    """Whether this thread has caught up with the log, so that it may use kept pieces."""

    caught_up = False


class Door:
    """A WSGI application in front of another."""

    def __init__(self, django: Wsgi, store: Store, log: LogReader, site: Site) -> None:
        self.django = django
        self.store = store
        self.log = log
        self.site = site
        self.flights: dict[Address, Flight] = {}
        self.encodings: dict[str, str] = {}
        self.trust = Trust()
        self.gone_until = 0.0
        self.asking = threading.Lock()

    def shelf_of_thread(self) -> Store | None:
        """Return the store if this thread may use its pieces now: see `pieces.keep_on`."""
        return self.store if self.trust.caught_up and not self.site.in_transaction() else None

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        method = environ["REQUEST_METHOD"]
        if (method != "GET" and method != "HEAD") or "HTTP_AUTHORIZATION" in environ:
            if self.gone_until and monotonic() < self.gone_until:
                return self._or_unavailable(environ, start_response)
            return self._through(environ, start_response, caught_up=False)
        store = self.store
        try:
            if self.gone_until:
                self._ask_whether_it_is_back()
            else:
                self.log.catch_up()
        except LogUnreadable as error:
            return self._without_database(environ, start_response, error)
        if time() >= store.due.next:
            store.apply_due()
        family = self._family(environ)
        query = environ["QUERY_STRING"]
        page = store.pages.get((*family, query))
        if page is None and query:
            known = store.families.get(family)
            if known is not None:
                page = store.pages.get((*family, canonical(query, known[0])))
        if page is None:
            return self._miss(environ, start_response, family)
        return self._hit(environ, start_response, page)

    # From memory -----------------------------------------------------------------------------

    def _hit(
        self, environ: Environ, start_response: StartResponse, page: KeptPage
    ) -> Iterable[bytes]:
        page.used = True
        assembled = page.assembled
        if assembled is None or assembled.tick != self.store.tick:
            try:
                assembled = self._refreshed(page)
            except self.site.database_errors as error:
                return self._without_database(environ, start_response, error)
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        encoding = self.encodings.get(accepted)
        if encoding is None:
            encoding = self._encoding(accepted)
        answer = assembled.answers.get(encoding)
        if answer is None:
            answer = self.store.answer(page, assembled, encoding)
        counted = counts.here()
        counted.hits += 1
        if time() > assembled.shared_until:
            left = assembled.changes - time()
            return _send(environ, start_response, answer, shared_for(answer.hit, left))
        if answer.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            counted.not_modified += 1
            start_response(NOT_MODIFIED, answer.not_modified)
            return ()
        start_response(OK, answer.hit)
        return answer.body if environ["REQUEST_METHOD"] == "GET" else ()

    def _refreshed(self, page: KeptPage) -> Any:
        """Put a page together from its pieces as they are now. Django's request is not running."""
        self.site.tidy()
        self.trust.caught_up = True
        try:
            with self.site.reading() as reading:
                try:
                    return self.store.refreshed(page)
                except self.site.database_errors:
                    if reading is None or not reading.failed():
                        raise
                    return self.store.refreshed(page)
        finally:
            self.trust.caught_up = False
            self.site.tidy()

    def _encoding(self, accepted: str) -> str:
        if len(self.encodings) >= ENCODINGS_REMEMBERED:
            self.encodings.clear()
        self.encodings[accepted] = best_encoding(accepted)
        return self.encodings[accepted]

    def _family(self, environ: Environ) -> Family:
        """Return what an address is without its query: scheme, host, path."""
        proxied = self.site.proxy_header
        value = environ.get(proxied[0]) if proxied else None
        if proxied and value is not None:
            secure = value == proxied[1] or value.split(",", 1)[0].strip() == proxied[1]
        else:
            secure = environ["wsgi.url_scheme"] == "https"
        return secure, environ.get("HTTP_HOST", "").lower(), environ["PATH_INFO"]

    # From Django -----------------------------------------------------------------------------

    def _miss(
        self, environ: Environ, start_response: StartResponse, family: Family
    ) -> Iterable[bytes]:
        parameters = self.site.parameters_of(family[2])
        if parameters is None or environ.get("SCRIPT_NAME"):
            return self._through(environ, start_response, caught_up=True)
        address = (*family, canonical(environ["QUERY_STRING"], parameters))
        page = self.store.pages.get(address)
        if page is not None:
            return self._hit(environ, start_response, page)
        flight = Flight()
        before = self.flights.setdefault(address, flight)
        if before is not flight:
            before.landed.wait(PATIENCE)
            page = self.store.pages.get(address)
            if page is not None:
                counts.here().waited += 1
                return self._hit(environ, start_response, page)
            # It could not be kept: not found, or changed while it was rendered.
            return self._render(environ, start_response, address, parameters)
        try:
            return self._render(environ, start_response, address, parameters)
        finally:
            self.flights.pop(address, None)
            flight.landed.set()

    def _render(
        self,
        environ: Environ,
        start_response: StartResponse,
        address: Address,
        parameters: tuple[str, ...],
    ) -> Iterable[bytes]:
        counts.here().misses += 1
        tick = self.store.tick
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        method = environ["REQUEST_METHOD"]
        environ |= {BEHIND_THE_DOOR: True, "HTTP_HOST": address[1], "REQUEST_METHOD": "GET"}
        started: list[Any] = []
        with self.site.reading() as reading:
            response = self._ask_django(environ, lambda *a: started.append(a), caught_up=True)
            if started[-1][0].startswith("5") and reading is not None and reading.failed():
                response.close()  # type: ignore[attr-defined]
                response = self._ask_django(environ, lambda *a: started.append(a), caught_up=True)
        said = environ.pop(SAID, None)
        content = getattr(response, "content", None)
        if said is None or content is None or getattr(response, "streaming", False):
            start_response(*started[-1])
            return response
        response.close()  # type: ignore[attr-defined]
        making, untouched = said
        status, headers = started[-1][:2]
        reason = None if untouched else "it has a token"
        if reason := reason or why_not_for_all(status, headers):
            counts.here().unfit += 1
            if status.startswith("200"):
                logger.warning("The page at %s is not kept: %s", address[2], reason)
            return self._for_one(
                start_response, status, headers, content, making, accepted, method
            )
        page = KeptPage(
            address,
            parameters,
            status,
            lasting(headers, shared_seconds=self.site.shared_seconds),
            content,
            making,
        )
        assembled = self._refreshed(page)
        answer = self.store.answer(page, assembled, self._encoding(accepted))
        self.store.keep_page(page, since=tick, until=making.until)
        environ["REQUEST_METHOD"] = method
        headers = answer.miss
        if time() > assembled.shared_until:
            headers = shared_for(headers, assembled.changes - time())
        return _send(environ, start_response, answer, headers)

    def _for_one(
        self,
        start_response: StartResponse,
        status: str,
        headers: list[tuple[str, str]],
        content: bytes,
        making: Making,
        accepted: str,
        method: str,
    ) -> Iterable[bytes]:
        """Send a page that is not for others: a redirect, or one that is gone."""
        if making.gaps:
            content = self._filled(content, making)
        encoding = self._encoding(accepted) if len(content) > 200 else ""
        body = encode(content, encoding)
        kept = [pair for pair in headers if pair[0].lower() != "content-length"]
        if encoding:
            kept.append(("Content-Encoding", encoding))
        start_response(status, [*kept, ("Content-Length", str(len(body)))])
        return [body] if method == "GET" else ()

    def _filled(self, content: bytes, making: Making) -> bytes:
        self.trust.caught_up = True
        try:
            words = filled(
                *cut(content),
                making.gaps or (),
                making.shown,
                lambda wanted: self.store.kept_piece(wanted).value,
            )
            return b"".join(words)
        finally:
            self.trust.caught_up = False

    def _through(
        self, environ: Environ, start_response: StartResponse, *, caught_up: bool
    ) -> Iterable[bytes]:
        """Let Django answer; nothing of it is kept."""
        return self._ask_django(environ, start_response, caught_up=caught_up)

    def _ask_django(
        self, environ: Environ, start_response: StartResponse, *, caught_up: bool
    ) -> Iterable[bytes]:
        self.trust.caught_up = caught_up
        try:
            return self.django(environ, start_response)
        finally:
            self.trust.caught_up = False

    # Without the database --------------------------------------------------------------------

    def _ask_whether_it_is_back(self) -> None:
        """Ask the log now and then, one request at a time; no other waits for a database."""
        if monotonic() < self.gone_until or not self.asking.acquire(blocking=False):
            raise LogUnreadable
        try:
            self.log.catch_up()
            self.gone_until = 0.0
            logger.warning("The database answers again")
        finally:
            self.asking.release()

    def _without_database(
        self, environ: Environ, start_response: StartResponse, error: Exception
    ) -> Iterable[bytes]:
        """Answer from memory although nobody knows whether it is still right, and say so."""
        now = monotonic()
        if now >= self.gone_until:
            if not self.gone_until:
                logger.error("The database does not answer; pages come from memory: %s", error)
            self.gone_until = now + ASK_AGAIN
        family = self._family(environ)
        known = self.store.families.get(family)
        page = (
            self.store.pages.get((*family, canonical(environ["QUERY_STRING"], known[0])))
            if known
            else None
        )
        if page is not None and page.assembled is not None:
            encoding = self._encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
            answer = self.store.answer(page, page.assembled, encoding)
            counts.here().stale += 1
            return _send(environ, start_response, answer, not_to_be_shared(answer.stale))
        return self._or_unavailable(environ, start_response)

    def _or_unavailable(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let Django answer what needs no database; say 503 to the rest without asking it.

        To ask would be to wait for the database, and a few who wait are all whom we can serve.
        """
        if environ["PATH_INFO"].startswith(self.site.without_database):
            return self._through(environ, start_response, caught_up=False)
        return _unavailable(environ, start_response)


def _send(
    environ: Mapping[str, Any], start_response: StartResponse, answer: Answer, headers: Headers
) -> Iterable[bytes]:
    if answer.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response(NOT_MODIFIED, without_body(headers))
        return ()
    start_response(OK, headers)
    return answer.body if environ["REQUEST_METHOD"] == "GET" else ()


def _unavailable(environ: Mapping[str, Any], start_response: StartResponse) -> Iterable[bytes]:
    counts.here().unavailable += 1
    body = b"The paper cannot be reached for a moment. Please try again.\n"
    start_response(
        UNAVAILABLE,
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Retry-After", str(RETRY_AFTER)),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
        ],
    )
    return [body] if environ["REQUEST_METHOD"] != "HEAD" else ()
