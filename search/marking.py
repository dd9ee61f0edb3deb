"""Where the words of a search stand in a text, in the letters of the text itself.

Texts are compared folded, and shown as they were written: `Đà Nẵng` is marked for `da nang`,
with its letters composed or not. Nothing here is HTML; templates put `<mark>` round the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from publishing.text import fold
from search.query import Query

SNIPPET = 240
# So many letters of the text stand before the first word found in a snippet, at most.
_BEFORE = 70


@dataclass(frozen=True)
class Piece:
    """A run of letters that was looked for, or was not."""

    text: str
    found: bool = False


class Marker:
    """Marks the words of one search."""

    def __init__(self, query: Query) -> None:
        forms = sorted({form for term in query.wanted for form in term.forms}, key=len)
        # Letters and digits only, so nothing needs escaping. The longest first, so that a
        # phrase is marked whole. Between the words of a phrase the index passes over signs too.
        ways = "|".join(form.replace(" ", r"[\W_]+") for form in reversed(forms))
        self._pattern = re.compile(rf"(?<![^\W_])(?:{ways})(?![^\W_])") if ways else None

    def pieces(self, text: str) -> list[Piece]:
        """Return `text` cut at the words found in it. Put together it is `text` again."""
        pieces: list[Piece] = []
        end = 0
        for start, stop in self._spans(text):
            if start > end:
                pieces.append(Piece(text[end:start]))
            pieces.append(Piece(text[start:stop], found=True))
            end = stop
        if end < len(text):
            pieces.append(Piece(text[end:]))
        return pieces

    def different(self, text: str) -> int:
        """Return how many different words of the search stand in `text`."""
        return len(set(self._pattern.findall(fold(text)))) if self._pattern else 0

    def snippet(self, lines: Iterable[str]) -> list[Piece]:
        """Return the best passage of `lines`, the first with most of the words; [] without any."""
        best, most = "", 0
        for line in lines:
            count = self.different(line)
            if count > most:
                best, most = line, count
        return self.pieces(self._cut(best)) if most else []

    def _cut(self, line: str) -> str:
        """Return `SNIPPET` letters of `line` at most, from a little before the first word."""
        if len(line) <= SNIPPET:
            return line
        first = next(iter(self._spans(line)))[0]
        start = 0
        if first > _BEFORE:
            space = line.find(" ", first - _BEFORE, first)
            start = space + 1 if space >= 0 else first
        stop = start + SNIPPET
        if stop < len(line):
            space = line.rfind(" ", start, stop)
            # Not back into the first word found: a text may have no spaces at all.
            stop = space if space > first else stop
        before, after = "… " if start else "", " …" if stop < len(line) else ""
        return f"{before}{line[start:stop].rstrip()}{after}"

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if self._pattern is None:
            return []
        folded, origin = _folded_with_origin(text)
        return [(origin[m.start()], origin[m.end()]) for m in self._pattern.finditer(folded)]


def _folded_with_origin(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` folded, and for each letter of that (and its end) its place in `text`.

    A mark by itself folds to nothing, so it belongs to the letter before it; a letter may fold
    to two (ß), which both come from its one place.
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        bare = _folded_letter(letter)
        letters.append(bare)
        origin.extend([place] * len(bare))
    return "".join(letters), [*origin, len(text)]


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    return fold(letter)
