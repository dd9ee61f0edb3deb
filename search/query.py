"""What a reader typed, understood: words, "phrases in quotes" and -words to leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publishing.text import fold

MAX_LENGTH = 200
MAX_TERMS = 12

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Query:
    """A search, folded. Each term is one word or the words of a phrase."""

    wanted: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


def parse(typed: str) -> Query:
    """Return what `typed` asks for.

    Anything can be typed: what has no letter or digit is passed over, and a very long text is
    cut. A query without a word to look for is false.
    """
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    for minus, phrase, word in _PIECE.findall(typed[:MAX_LENGTH]):
        terms = tuple(_WORD.findall(fold(phrase or word)))
        if terms:
            (unwanted if minus else wanted).append(terms)
    return Query(tuple(wanted[:MAX_TERMS]), tuple(unwanted[:MAX_TERMS]))
