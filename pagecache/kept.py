"""What stands in a process's memory: a page, a piece, a page put together."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence

from pagecache.answers import Answer, Headers, decode
from pagecache.making import Making
from pagecache.pieces import Found, Gap, Piece, cut

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

    words: the page's own and those of its gaps in turns, as `pieces.filled` returns them.
    It changes by itself at `changes`; after `shared_until` that is so soon that a shared cache
    that kept it for its full time would miss it.
    """

    __slots__ = ("answers", "body", "changes", "ends", "shared_until", "tick", "versions")

    def __init__(self, words: Sequence[bytes], tick: int, versions: tuple[int, ...]) -> None:
        self.body: bytes | None = b"".join(words)
        self.ends = tuple(itertools.accumulate(map(len, words)))
        self.tick = tick
        self.versions = versions
        self.changes = self.shared_until = float("inf")
        self.answers: dict[str, Answer] = {}

    def text(self) -> bytes:
        """Return the page as it is before it is compressed, whatever form is kept of it."""
        if self.body is not None:
            return self.body
        encoding, answer = next(iter(self.answers.items()))
        return decode(answer.body[0], encoding)

    def own_words(self) -> list[bytes]:
        """Return the words of the page itself, those before, between and after its gaps."""
        text = self.text()
        begins = (0, *self.ends)
        return [text[begins[n] : self.ends[n]] for n in range(0, len(self.ends), 2)]


class KeptPage(Kept):
    """A page: what is needed to fill its gaps, and how it was last put together.

    Its own words are kept in that only, in which they stand compressed.
    """

    __slots__ = (
        "address", "assembled", "fresh", "gaps", "headers", "lock", "numbers", "parameters",
        "shown", "status", "until",
    )  # fmt: skip

    def __init__(
        self,
        address: Address,
        parameters: tuple[str, ...],
        status: str,
        headers: Headers,
        markup: bytes,
        making: Making,
    ) -> None:
        self.address = address
        self.parameters = parameters
        self.status = status
        self.headers = headers
        self.fresh, self.numbers = cut(markup)
        self.gaps: tuple[Gap, ...] = tuple(making.gaps or ())
        self.shown = frozenset(making.shown)
        self.until = making.until
        self.assembled: Assembled | None = None
        self.lock = threading.Lock()
        # Its gaps, its keys, its headers. Its answers are counted as they are made.
        super().__init__(frozenset(making.keys), 8000)

    def own_words(self) -> list[bytes]:
        """Return its own words, those before, between and after its gaps."""
        return self.assembled.own_words() if self.assembled else self.fresh

    def put_together(self, assembled: Assembled) -> None:
        """Keep how the page was put together, and its own words in that alone."""
        self.assembled, self.fresh = assembled, []
