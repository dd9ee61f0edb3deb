"""The text of a story: cleaned before it is stored, taken apart to be shown.

A body is clean HTML. At the top level stand `p h2 h3 ul ol blockquote table hr` and the nodes of
our own that `articles.markup.document` describes: photo, gallery, related, pull quote, embed.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, TypeVar
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.markup.document import (
    BREAK,
    Block,
    EmbedFigure,
    GalleryFigure,
    Inner,
    Line,
    List,
    PhotoFigure,
    Pullquote,
    Quote,
    RelatedBox,
    Rule,
    Run,
    Table,
    all_html,
    inline_html,
    plain,
)
from articles.markup.reader import Document, read
from publishing.errors import Refused

_T = TypeVar("_T")

logger = logging.getLogger(__name__)

# Letters, markup included: some 150,000 words, far more than a newspaper's longest story.
LONGEST = 1_000_000

# `read` writes nothing but this. That the result passes through nh3 once more does not lean on it.
_GATE = nh3.Cleaner(
    tags={"p", "h2", "h3", "ul", "ol", "li", "blockquote", "hr", "br"}
    | {"strong", "em", "a", "sub", "sup", "figure", "figcaption", "aside"}
    | {"table", "thead", "tbody", "tr", "th", "td"},
    attributes={
        "*": set(),  # without this nh3 lets `lang` and `title` through everywhere
        "a": {"href", "rel"},
        "ol": {"start"},
        "th": {"colspan", "rowspan", "scope"},
        "td": {"colspan", "rowspan"},
        "blockquote": {"data-pullquote", "data-cite"},
        "figure": {
            "data-photo",
            "data-size",
            "data-alt",
            "data-crop",
            "data-gallery",
            "data-embed",
        },
        "aside": {"data-related"},
    },
    url_schemes={"http", "https", "mailto"},
    link_rel=None,  # `rel` says only what `articles.markup.document.link` lets through
)


@dataclass(frozen=True)
class References:
    """What a body points to, in its order, each once.

    `crops` are the (photo, crop) pairs that differ from the photo's own, for renditions.
    """

    photo_ids: tuple[int, ...] = ()
    story_ids: tuple[int, ...] = ()
    crops: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class TextPart:
    """Paragraphs, headings, lists, quotations, up to the next part of another kind."""

    type: ClassVar[str] = "text"
    html: SafeString


@dataclass(frozen=True)
class PhotoPart:
    """A photo. Blank caption (HTML), alt (words) and crop mean: the photo's own."""

    type: ClassVar[str] = "photo"
    photo_id: int
    caption: SafeString
    alt: str
    size: str
    crop: str


@dataclass(frozen=True)
class GalleryPart:
    """Several photos with one caption (HTML)."""

    type: ClassVar[str] = "gallery"
    photo_ids: tuple[int, ...]
    caption: SafeString


@dataclass(frozen=True)
class RelatedPart:
    """One to three earlier stories."""

    type: ClassVar[str] = "related"
    story_ids: tuple[int, ...]


@dataclass(frozen=True)
class PullquotePart:
    """Words shown large (HTML), and whose they are (words)."""

    type: ClassVar[str] = "pullquote"
    html: SafeString
    cite: str


@dataclass(frozen=True)
class EmbedPart:
    """Something that stands elsewhere, at an https address, with a caption (HTML)."""

    type: ClassVar[str] = "embed"
    url: str
    caption: SafeString

    @property
    def host(self) -> str:
        """Where it stands, as a reader says it: `youtube.com`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")


@dataclass(frozen=True)
class TablePart:
    """A table (HTML), its header row in `thead`."""

    type: ClassVar[str] = "table"
    html: SafeString


Part = TextPart | PhotoPart | GalleryPart | RelatedPart | PullquotePart | EmbedPart | TablePart


def clean(html: str) -> str:
    """Return `html` as it may be stored and shown: nothing but what a story may hold.

    Words are kept and composed (NFC); what is hostile or unknown goes; cleaning twice changes
    nothing more. Takes time in proportion to the length, whatever stands in it.

    Raises Refused for more than `LONGEST` letters.
    """
    if len(html) <= LONGEST:
        cleaned = "".join(_gated(block.html()) for block in read(html).blocks)
        if len(cleaned) <= LONGEST:
            return cleaned
    raise Refused(_("This text is too long: the paper can hold about 150,000 words."))


def references(html: str) -> References:
    """Return the photos and stories that `html` points to."""
    figures = (PhotoFigure, GalleryFigure, RelatedBox)
    return references_of(_part(b) for b in _document(html).blocks if isinstance(b, figures))


def parts(html: str, story_id: int | None = None) -> list[Part]:
    """Return `html` as the parts that a page shows one after another.

    Never raises: what cannot be understood is left out, and the log says of which story
    (`story_id`). Whether photos and stories still exist is for the caller to see.
    """
    try:
        document = _document(html)
        found = list(_parts(document.blocks))
    except Exception:
        logger.exception("Story %s: its text could not be shown", story_id or "?")
        return []
    for problem in document.problems:
        logger.warning("Story %s: %s", story_id or "?", problem)
    return found


def is_gated(html: str) -> bool:
    """Return whether nothing in `html` would be changed by the gate that cleaned texts pass."""
    try:
        return len(html) <= LONGEST and _gated(html) == html
    except UnicodeEncodeError:  # half a letter
        return False


def references_of(found: Iterable[Part]) -> References:
    """Return the photos and stories that the parts of a text point to: see `references`."""
    photo_ids: list[int] = []
    story_ids: list[int] = []
    crops: list[tuple[int, str]] = []
    for part in found:
        match part:
            case PhotoPart(photo_id, crop=crop):
                photo_ids.append(photo_id)
                if crop:
                    crops.append((photo_id, crop))
            case GalleryPart(ids):
                photo_ids += ids
            case RelatedPart(ids):
                story_ids += ids
    return References(_once_each(photo_ids), _once_each(story_ids), _once_each(crops))


def plain_text(html: str) -> str:
    """Return the words of `html`, a line for each paragraph, captions included."""
    return "\n".join(line for block in _document(html).blocks for line in _lines(block))


def word_count(html: str) -> int:
    """Return how many words a reader of `html` meets."""
    return len(re.findall(r"\w+(?:[-.,'’]\w+)*", plain_text(html)))


def is_empty(html: str) -> bool:
    """Return whether `html` shows nothing: no word, no photo, no box."""
    return all(isinstance(block, Rule) for block in _document(html).blocks)


def _document(html: str) -> Document:
    return read(html[:LONGEST])


def _gated(html: str) -> str:
    return _GATE.clean(html)


def _safe(html: str) -> SafeString:
    # Written by `articles.markup`, which escapes every word, and passed through nh3 again.
    return mark_safe(_gated(html))  # noqa: S308


def _once_each(found: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(found))


def _parts(blocks: Iterable[Block]) -> Iterator[Part]:
    for is_text, group in groupby(blocks, lambda b: isinstance(b, (Line, Rule, List, Quote))):
        if is_text:
            yield TextPart(_safe(all_html(group)))
        else:
            yield from map(_part, group)


def _part(block: Block) -> Part:
    match block:
        case PhotoFigure(photo_id, size, alt, crop, runs):
            return PhotoPart(photo_id, _inline(runs), alt, size, crop)
        case GalleryFigure(photo_ids, runs):
            return GalleryPart(photo_ids, _inline(runs))
        case EmbedFigure(url, runs):
            return EmbedPart(url, _inline(runs))
        case RelatedBox(story_ids):
            return RelatedPart(story_ids)
        case Pullquote(runs, cite):
            return PullquotePart(_inline(runs), cite)
        case Table():
            return TablePart(_safe(_table_html(block)))
    return TextPart(_safe(block.html()))


def _inline(runs: list[Run]) -> SafeString:
    return _safe(inline_html(runs))


def _table_html(table: Table) -> str:
    """Return the table as it is read out: header rows in `thead`, headers with their scope."""
    heads, rows = [], list(table.rows)
    while rows and all(cell.heads for cell in rows[0]):
        heads.append("".join(cell.html("col") for cell in rows.pop(0)))
    bodies = ["".join(cell.html("row") for cell in row) for row in rows]
    head = "".join(f"<tr>{row}</tr>" for row in heads)
    body = "".join(f"<tr>{row}</tr>" for row in bodies)
    return f"<table>{head and f'<thead>{head}</thead>'}<tbody>{body}</tbody></table>"


def _lines(block: Block | Inner) -> Iterator[str]:
    match block:
        case Line(runs=runs) | PhotoFigure(runs=runs) | EmbedFigure(runs=runs):
            yield from _line(runs)
        case GalleryFigure(runs=runs):
            yield from _line(runs)
        case Pullquote(runs, cite):
            yield from _line([*runs, Run(f" {cite}")])
        case _:
            for child in _children(block):
                yield from _lines(child)


def _line(runs: list[Run]) -> Iterator[str]:
    if words := plain(runs).replace(BREAK, " ").strip():
        yield words


def _children(block: Block) -> Iterator[Inner]:
    match block:
        case List(items=items):
            for item in items:
                yield from item.children
        case Quote(children):
            yield from children
        case Table(rows):
            for cell in (cell for row in rows for cell in row):
                yield from cell.children
