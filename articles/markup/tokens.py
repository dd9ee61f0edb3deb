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
# document if it is never closed; of the second, an unclosed tag hides nothing here.
RAW = re.compile(r"iframe|noembed|noframes|noscript|script|style|textarea|title|xmp")
DROPPED = re.compile(r"audio|canvas|math|object|svg|template|video|xml")
_OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
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
    position = 0
    never_closed: set[str] = set()  # so that each is looked for in vain only once
    while opening := _OPENING.search(markup, position):
        if opening.start() > position:
            yield Text(words(markup[position : opening.start()]))
        tag = _TAG.match(markup, opening.end())
        if not tag:
            position = _after_comment(markup, opening.start())
            continue
        name = tag[2].lower()
        attributes, position = _attributes(markup, tag.end())
        if position > len(markup):
            return
        if tag[1]:
            yield End(name)
        elif name in never_closed or not (RAW.fullmatch(name) or DROPPED.fullmatch(name)):
            yield Start(name, attributes)
        elif after := _after_closing(markup, name, position):
            position = after
        elif RAW.fullmatch(name):
            return
        else:
            never_closed.add(name)
    if position < len(markup):
        yield Text(words(markup[position:]))


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


def _after_comment(markup: str, position: int) -> int:
    """Return the place after the comment that starts at `position`; an open one hides the rest."""
    closing = "-->" if markup.startswith("<!--", position) else ">"
    found = markup.find(closing, position + len("<!"))
    return len(markup) if found < 0 else found + len(closing)


def _after_closing(markup: str, name: str, position: int) -> int | None:
    """Return the place after the next `</name>`, or None."""
    found = re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.IGNORECASE).search(markup, position)
    return found.end() if found else None
