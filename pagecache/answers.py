"""An answer ready to be sent: compressed, with its headers, once for all who ask."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

import brotli

Headers = list[tuple[str, str]]

# Half the time of 5 for a tenth more bytes; the last percent would take a hundred times as long.
BROTLI_QUALITY = 4
GZIP_LEVEL = 6
# Below this nothing is won.
SMALLEST = 200
# How many seconds after it left us an answer may reach a shared cache that keeps it: our Varnish
# keeps none that took longer (deploy/varnish/paper.vcl).
ON_ITS_WAY = 2
# Varnish takes a header of 8 kB.
LONGEST_TAGS = 6000

# What we say ourselves, and what was true of one request. Last-Modified is left out: two changes
# in one second would look the same.
_OURS = {
    "cache-control", "content-encoding", "content-length", "date", "etag", "expires",
    "last-modified", "vary", "x-cache", "x-request-id",
}  # fmt: skip
_NOT_FOR_ALL = {"private", "no-store", "no-cache"}


class Answer:
    """One page in one encoding. `hit`, `miss`, `stale`, `not_modified` are lists of headers."""

    __slots__ = ("body", "etag", "hit", "miss", "not_modified", "stale")

    def __init__(self, body: bytes, etag: str, headers: Headers) -> None:
        self.body = [body]
        self.etag = etag
        length = ("Content-Length", str(len(body)))
        self.hit = [*headers, length, ("X-Cache", "hit")]
        self.miss = [*headers, length, ("X-Cache", "miss")]
        self.stale = [
            *headers,
            length,
            ("X-Cache", "stale"),
            ("Warning", '111 - "The database does not answer; this page may be old"'),
        ]
        self.not_modified = without_body(self.hit)


def without_body(headers: Headers) -> Headers:
    """Return the headers of an answer as they stand in one that says 304."""
    body = ("content-length", "content-encoding", "content-type")
    return [pair for pair in headers if pair[0].lower() not in body]


def answer(body: bytes, encoding: str, headers: Headers) -> Answer:
    """Return the answer with `body` in `encoding` ("br", "gzip" or "" for as it is)."""
    # Processors know it: half the time of blake2b.
    mark = sha256(body).hexdigest()[:24]
    encoded = encode(body, encoding)
    # A strong ETag names bytes, and each encoding has its own.
    etag = f'"{mark}{"-" + encoding if encoding else ""}"'
    headers = [*headers, ("ETag", etag), ("Vary", "Accept-Encoding")]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    return Answer(encoded, etag, headers)


def encode(body: bytes, encoding: str) -> bytes:
    """Return `body` compressed."""
    if encoding == "br":
        return brotli.compress(body, quality=BROTLI_QUALITY)
    if encoding == "gzip":
        return gzip.compress(body, GZIP_LEVEL, mtime=0)
    return body


def decode(body: bytes, encoding: str) -> bytes:
    """Return what `encode` made `body` of."""
    if encoding == "br":
        return brotli.decompress(body)
    if encoding == "gzip":
        return gzip.decompress(body)
    return body


def best_encoding(accepted: str) -> str:
    """Return the best encoding that an Accept-Encoding header lets us use: br, gzip or ""."""
    weights: dict[str, float] = {}
    for entry in accepted.lower().split(","):
        name, _, parameters = entry.partition(";")
        weight = 1.0
        if parameters.strip().startswith("q="):
            try:
                weight = float(parameters.strip()[2:])
            except ValueError:
                weight = 0.0
        weights[name.strip()] = weight
    anything = weights.get("*", 0.0)
    for encoding in ("br", "gzip"):
        if weights.get(encoding, anything) > 0:
            return encoding
    return ""


def why_not_for_all(status: str, headers: Iterable[tuple[str, str]]) -> str | None:
    """Say why an answer with these headers may not be given to others; None if it may."""
    if not status.startswith("200 "):
        return "its status is not 200"
    for name, value in headers:
        name, words = name.lower(), {word.strip() for word in value.lower().split(",")}
        if name == "set-cookie":
            return "it sets a cookie"
        if name == "vary" and words - {"accept-encoding", ""}:
            return f"it differs by {value}"
        if name == "cache-control" and any(w.split("=")[0] in _NOT_FOR_ALL for w in words):
            return f"it says {value}"
        if name == "content-security-policy" and "'nonce-" in value:
            return "it has a nonce"
        if name in ("content-encoding", "www-authenticate"):
            return f"it has {name}"
    return None


def lasting(headers: Iterable[tuple[str, str]], *, shared_seconds: int) -> Headers:
    """Return Django's headers without those we say ourselves, and how long to keep the page.

    A browser asks again each time, and is told in a few bytes that nothing changed. A shared
    cache may keep the page for `shared_seconds`; more than 0 only where it is purged by tag.
    Its own header (RFC 9213) also lets it serve an old page while it fetches a new one, and when
    we do not answer: browsers would take that permission too, if it stood in Cache-Control.
    """
    kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
    return [*kept, *_for_seconds(shared_seconds, while_fetching(shared_seconds))]


def not_to_be_shared(headers: Headers) -> Headers:
    """Return the headers of an answer that no shared cache may give to the next reader unasked.

    For a page of which nobody knows whether it is still right. It may be kept all the same for
    the time when we do not answer.
    """
    return shared_for(headers, 0)


def shared_for(headers: Headers, seconds: float) -> Headers:
    """Return the headers with which shared caches may keep an answer for so long at most.

    For a page that changes by itself after `seconds`; it may have been on its way for a while.
    What is not to be shared at all stays so.
    """
    left = max(0, int(seconds) - ON_ITS_WAY)
    if _for_seconds(0)[0] in headers:
        left = 0
    kept = [pair for pair in headers if pair[0] not in ("Cache-Control", "CDN-Cache-Control")]
    return [*kept, *_for_seconds(left, 0)]


def _for_seconds(seconds: int, while_fetching: int = 0) -> Headers:
    meanwhile = f", stale-while-revalidate={while_fetching}" if while_fetching else ""
    return [
        ("Cache-Control", f"public, max-age=0, s-maxage={seconds}, must-revalidate"),
        ("CDN-Cache-Control", f"public, max-age={seconds}{meanwhile}, stale-if-error=86400"),
    ]


def while_fetching(shared_seconds: int) -> int:
    """Return how long beyond its time a shared cache may serve a page while it fetches anew."""
    return min(60, shared_seconds)


def with_tags(headers: Headers, keys: Iterable[str], names: Iterable[str]) -> Headers:
    """Return headers with the tags by which a shared cache purges a page of `keys`.

    `names`: the headers to write them in. `Cache-Tag` (CDNs, our Varnish) is read with commas,
    `Surrogate-Key` and `xkey` with blanks. A page of so many keys that no cache would take the
    header (a site map) cannot be purged by them, so it is not to be shared.
    """
    tags = sorted(tag_of(key) for key in keys)
    if len(",".join(tags)) > LONGEST_TAGS:
        return not_to_be_shared(headers)
    return [
        *headers,
        *((name, ("," if name == "Cache-Tag" else " ").join(tags)) for name in names),
    ]


def tag_of(key: str) -> str:
    """Return a key as it stands in a header: no blank, no comma, nothing outside ASCII."""
    return quote(key, safe="/*:@=+")
