"""The shared caches in front of the paper, and how each kind is told that pages have changed.

They are named in PURGE_URLS, with commas between:

    varnish://:TOKEN@host:port     our own deploy/varnish/paper.vcl, which bans by `Cache-Tag`
    cloudflare://TOKEN@ZONE        purge by `Cache-Tag`
    fastly://TOKEN@SERVICE         purge by `Surrogate-Key`
"""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from pagecache.answers import tag_of

EVERYTHING = "*"
CLOUDFLARE = "https://api.cloudflare.com/client/v4"
FASTLY = "https://api.fastly.com"
PATIENCE = 5  # seconds; a cache that is well answers in milliseconds
# Varnish takes a header of 8 kB, and each purge costs it a comparison with every page.
VARNISH_LETTERS = 4000
CLOUDFLARE_TAGS, FASTLY_TAGS = 100, 256


class CacheSilent(Exception):
    """A shared cache did not take a purge. Its text says what it did instead."""


@dataclass(frozen=True)
class Cache:
    """One shared cache. `name` is its address without the token; `tags` the header it reads."""

    name: str
    tags: str
    purge: Callable[[Iterable[str]], None] = field(compare=False)
    # What to call when told: drops what is made of the keys. Raises CacheSilent.


def caches() -> list[Cache]:
    """Return the caches that PURGE_URLS names. Raises ImproperlyConfigured with a sentence."""
    return [_cache(url) for url in settings.PURGE_URLS]


def tag_headers() -> tuple[str, ...]:
    """Return the headers in which pages name their tags: what the caches in front read."""
    wanted = dict.fromkeys(cache.tags for cache in caches())
    return tuple(wanted) or ("Cache-Tag", "Surrogate-Key", "xkey")


def _cache(url: str) -> Cache:
    parts = urlsplit(url)
    kind = parts.scheme
    host = parts.netloc.rpartition("@")[2]  # as it was written: a zone may have capitals
    token = unquote(parts.password or parts.username or "")
    if kind not in _KINDS or not host or not token:
        raise ImproperlyConfigured(
            "PURGE_URLS takes varnish://:TOKEN@host:port, cloudflare://TOKEN@ZONE and "
            f"fastly://TOKEN@SERVICE, with commas between; {kind}://…@{host} is none of them."
        )
    tags, purge = _KINDS[kind]
    return Cache(f"{kind}://{host}", tags, lambda keys: purge(host, token, sorted(set(keys))))


def _varnish(host: str, token: str, keys: Sequence[str]) -> None:
    for pattern in _patterns(keys):
        _ask(
            "BAN",
            f"http://{host}/",
            {"Authorization": f"Bearer {token}", "Purge-Tags": f"(^|,)({pattern})(,|$)"},
        )


def _patterns(keys: Sequence[str]) -> Iterator[str]:
    """Give the keys as regular expressions, as many in each as a header takes."""
    waiting: list[str] = []
    letters = 0
    for key in keys:
        pattern = re.sub(r"([^\w/:@=%-])", r"\\\1", tag_of(key))
        if waiting and letters + len(pattern) > VARNISH_LETTERS:
            yield "|".join(waiting)
            waiting, letters = [], 0
        waiting.append(pattern)
        letters += len(pattern) + 1
    if waiting:
        yield "|".join(waiting)


def _cloudflare(zone: str, token: str, keys: Sequence[str]) -> None:
    for tags in _some(keys, CLOUDFLARE_TAGS):
        wanted = {"purge_everything": True} if EVERYTHING in keys else {"tags": tags}
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        _ask("POST", f"{CLOUDFLARE}/zones/{zone}/purge_cache", headers, json.dumps(wanted))
        if EVERYTHING in keys:
            return


def _fastly(service: str, token: str, keys: Sequence[str]) -> None:
    headers = {"Fastly-Key": token, "Accept": "application/json"}
    if EVERYTHING in keys:
        _ask("POST", f"{FASTLY}/service/{service}/purge_all", headers)
        return
    for tags in _some(keys, FASTLY_TAGS):
        wanted = {**headers, "Surrogate-Key": " ".join(tags)}
        _ask("POST", f"{FASTLY}/service/{service}/purge", wanted)


def _some(keys: Sequence[str], many: int) -> Iterator[list[str]]:
    for begin in range(0, len(keys), many):
        yield [tag_of(key) for key in keys[begin : begin + many]]


def _ask(method: str, url: str, headers: Mapping[str, str], body: str = "") -> None:
    """Send one request; anything but a 2xx is no answer. Raises CacheSilent."""
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    try:
        # A port that is no number, and a header that is none, are found out here.
        connection = kind(parts.netloc, timeout=PATIENCE)
        try:
            connection.request(method, parts.path, body or None, dict(headers))
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CacheSilent(f"it does not answer ({error or type(error).__name__})") from error
    if not 200 <= answer.status < 300:
        raise CacheSilent(f"it answers {answer.status} {answer.reason}")


_KINDS: dict[str, tuple[str, Callable[[str, str, Sequence[str]], None]]] = {
    "varnish": ("Cache-Tag", _varnish),
    "cloudflare": ("Cache-Tag", _cloudflare),
    "fastly": ("Surrogate-Key", _fastly),
}
