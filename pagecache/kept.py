"""What stands in a process's memory: a page, a piece, a page put together."""

from __future__ import annotations

import itertools
import threading
import zlib

from pagecache.answers import Answer, Headers
from pagecache.making import Making
from pagecache.pieces import Found, Gap, Piece

# (secure, host, path, query with nothing but the declared parameters)
Address = tuple[bool, str, str, str]

versions = itertools.count(1)


class Kept:
    """What takes room in memory and is dropped by key."""

    __slots__ = ("alive", "keys", "size", "used")

    def __init__(self, keys: frozenset[str], size: int) -> None:
        self.keys = keys
        self.size = size
        self.used = True
        self.alive = False


class KeptPiece(Kept):
    """A piece. Its version is another one each time it is made."""

    __slots__ = ("piece", "until", "value", "version")

    def __init__(self, piece: Piece, found: Found, until: float | None = None) -> None:
        super().__init__(found.keys, found.size)
        self.piece = piece
        self.value = found.value
        self.until = until
        self.version = next(versions)


class Assembled:
    """A page put together from certain versions of its pieces, and its answers so far.

    After `shared_until` no shared cache may give it out unasked: it changes by itself soon.
    """

    __slots__ = ("answers", "body", "shared_until", "tick", "versions")

    def __init__(self, body: bytes, tick: int, versions: tuple[int, ...]) -> None:
        self.body: bytes | None = body
        self.tick = tick
        self.versions = versions
        self.shared_until = float("inf")
        self.answers: dict[str, Answer] = {}


class KeptPage(Kept):
    """A page: its markup with marks for its gaps (compressed), and what is needed to fill them."""

    __slots__ = (
        "address", "assembled", "fresh", "gaps", "headers", "lock", "markup", "parameters",
        "shown", "status", "until",
    )  # fmt: skip

    def __init__(
        self,
        address: Address,
        parameters: tuple[str, ...],
        status: str,
        headers: Headers,
        markup: str,
        making: Making,
    ) -> None:
        self.address = address
        self.parameters = parameters
        self.status = status
        self.headers = headers
        self.markup = zlib.compress(markup.encode(), 1)
        self.fresh: str | None = markup
        self.gaps: tuple[Gap, ...] = tuple(making.gaps or ())
        self.shown = frozenset(making.shown)
        self.until = making.until
        self.assembled: Assembled | None = None
        self.lock = threading.Lock()
        # Markup aside: its gaps, its keys, its headers.
        super().__init__(frozenset(making.keys), len(self.markup) + 8000)

    def text(self) -> str:
        """Return the markup with its marks; the first time as it came from Django."""
        fresh, self.fresh = self.fresh, None
        return zlib.decompress(self.markup).decode() if fresh is None else fresh
