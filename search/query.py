"""What a reader typed, understood: words, "phrases in quotes" and -words to leave out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from publishing.text import fold

MAX_LENGTH = 200
MAX_TERMS = 12

_PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
_WORD = re.compile(r"[^\W_]+")
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Term:
    """One thing to look for: a word in its forms, or words that follow each other.

    `exact` was said in quotes, so other forms of the word are not meant.
    """

    words: tuple[str, ...]
    exact: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The ways it may stand in a text: `bond` also as `bonds`; a phrase as it is only."""
        if self.exact or len(self.words) > 1:
            return (" ".join(self.words),)
        return (self.words[0], *other_numbers(self.words[0]))


@dataclass(frozen=True)
class Query:
    """A search, folded. `marked` are the words that were typed with Vietnamese marks."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    marked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def with_word(self, old: str, new: str) -> Query:
        """Return the same search with the word `new` wherever `old` was wanted."""
        wanted = tuple(
            replace(term, words=tuple(new if word == old else word for word in term.words))
            for term in self.wanted
        )
        return replace(self, wanted=wanted)

    def __str__(self) -> str:
        pieces = [_written(term) for term in self.wanted]
        pieces += [f"-{_written(term)}" for term in self.unwanted]
        return " ".join(pieces)


def parse(typed: str) -> Query:
    """Return what `typed` asks for.

    Anything can be typed: what has no letter or digit is passed over, and a very long text is
    cut. A query without a word to look for is false.
    """
    wanted: list[Term] = []
    unwanted: list[Term] = []
    marked: list[str] = []
    for minus, phrase, word in _PIECE.findall(typed[:MAX_LENGTH]):
        words = tuple(words_in(fold(phrase or word)))
        if not words:
            continue
        term = Term(words, exact=bool(phrase))
        if minus:
            unwanted.append(term)
        else:
            wanted.append(term)
            marked += marked_words(phrase or word)
    return Query(tuple(wanted[:MAX_TERMS]), tuple(unwanted[:MAX_TERMS]), tuple(marked[:MAX_TERMS]))


def words_in(text: str) -> list[str]:
    """Return the words of `text`, as the index takes them apart."""
    return _WORD.findall(text)


def marked_words(text: str) -> list[str]:
    """Return the words of `text` that folding would change, composed, in lower case, once each."""
    words = words_in(unicodedata.normalize("NFC", text).lower())
    return [word for word in dict.fromkeys(words) if not word.isascii() and fold(word) != word]


def other_numbers(word: str) -> tuple[str, ...]:
    """Return the English plural of a singular and the singular of a plural, as far as rules go.

    Vietnamese has no endings, and none of its syllables is as long as four letters and ends
    in s, so its words keep their one form unless an English reader's plural is harmless.
    """
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    if word.endswith("y") and word[-2] not in _VOWELS:
        return (f"{word[:-1]}ies",)
    if word.endswith(("sses", "xes", "ches", "shes")):
        return (word[:-2],)
    if word.endswith(("ss", "x", "ch", "sh")):
        return (f"{word}es",)
    return (word[:-1],) if word.endswith("s") else (f"{word}s",)


def _written(term: Term) -> str:
    words = " ".join(term.words)
    return f'"{words}"' if term.exact or len(term.words) > 1 else words
