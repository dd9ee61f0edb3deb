"""Cutting markup into tokens, in time that grows with its length and never faster.

The usual parsers take minutes over a few hundred kilobytes of hostile markup (a hundred thousand
open `<div>`, attributes or `&`), so what comes in is cut here first, by patterns that cannot
backtrack over what they have read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape


@dataclass(frozen=True)
class Text:
    """Words between tags, character references resolved."""

    words: str


@dataclass(frozen=True)
class Start:
    """An opening tag. Names are in lower case."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class End:
    """A closing tag."""

    name: str


Token = Text | Start | End

# What stands in these is no text of a story. Browsers read the first kind to the end of the
# document if it is never closed; of the second, an unclosed tag hides nothing.
RAW = frozenset("iframe noembed noframes noscript script style textarea title xmp".split())
DROPPED_WITH_CONTENT = RAW | frozenset("audio canvas math object svg template video xml".split())
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)?))?"""
)
_TAG_END = re.compile(r"[\s/=]*>")
_BROKEN_TAG_END = re.compile(r"[^>]*>")
# `int()` refuses more than 4,300 digits with an exception, and no letter needs this many.
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
# Controls, halves of pairs that cannot be stored, marks that turn the writing direction around,
# and the byte order mark that Word leaves behind. Line and paragraph separators become spaces.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SEPARATORS = re.compile("[\u2028\u2029]")


def tokens(markup: str) -> Iterator[Token]:
    """Yield the tokens of `markup`. Comments and what holds no text are left out."""
    position, end = 0, len(markup)
    never_closed: set[str] = set()  # so that each is looked for in vain only once
    while position < end:
        opening = markup.find("<", position)
        if opening < 0:
            opening = end
        if opening > position:
            yield Text(words(markup[position:opening]))
        if opening == end:
            return
        tag = _TAG.match(markup, opening + 1)
        if tag:
            name = tag[2].lower()
            attributes, position = _attributes(markup, tag.end())
            if position > end:
                return
            if tag[1]:
                yield End(name)
            elif name in DROPPED_WITH_CONTENT and name not in never_closed:
                after = _after_closing(markup, name, position)
                if after:
                    position = after
                elif name in RAW:
                    return
                else:
                    never_closed.add(name)
            else:
                yield Start(name, attributes)
        elif markup.startswith("<!--", opening):
            position = _after(markup, "-->", opening + 4)
        elif markup.startswith(("<!", "<?", "</"), opening):
            position = _after(markup, ">", opening + 2)
        else:
            yield Text("<")
            position = opening + 1


def words(raw: str) -> str:
    """Return `raw` with its character references resolved and without what is no text."""
    if "&" in raw:
        raw = unescape(_HUGE_REFERENCE.sub("", raw))
    return _NOT_TEXT.sub("", _SEPARATORS.sub(" ", raw))


def _attributes(markup: str, position: int) -> tuple[dict[str, str], int]:
    """Return the attributes from `position` and where the tag ends; past the end if it never does.

    Of an attribute given twice the first counts, as in browsers.
    """
    found: dict[str, str] = {}
    while True:
        if end := _TAG_END.match(markup, position):
            return found, end.end()
        attribute = _ATTRIBUTE.match(markup, position)
        if not attribute:
            broken = _BROKEN_TAG_END.match(markup, position)
            return found, broken.end() if broken else len(markup) + 1
        value = attribute[2] or attribute[3] or attribute[4] or ""
        found.setdefault(attribute[1].lower(), words(value))
        position = attribute.end()


def _after(markup: str, closing: str, position: int) -> int:
    """Return the place after the next `closing`, or the end: an open comment hides the rest."""
    found = markup.find(closing, position)
    return len(markup) if found < 0 else found + len(closing)


def _after_closing(markup: str, name: str, position: int) -> int | None:
    """Return the place after the next `</name>`, or None."""
    found = re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE).search(markup, position)
    return found.end() if found else None
