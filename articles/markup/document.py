"""The text of a story as a tree: what it may hold, and how that is written as HTML.

The writing surface (`static/js/articles/surface/`) has the same rules in its schema, so what it
sends comes through unchanged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import ClassVar

from photos.crops import BadCrop, parse

BREAK = "\n"  # a line break within a paragraph; other white space is only ever a space

_NO_LETTER = frozenset((" ", BREAK))
_SPACES = re.compile(" +")
_SPACES_AT_BREAK = re.compile(f" ?{BREAK} ?")

# Outermost first; the editor nests marks in the same order.
MARKS = ("strong", "em", "sub", "sup")


@dataclass(frozen=True)
class Link:
    """Where a run of words leads. `rel` is only what an advertiser's link must say."""

    href: str
    rel: str = ""


@dataclass(frozen=True)
class Run:
    """Words that are all marked alike."""

    words: str
    marks: frozenset[str] = frozenset()
    link: Link | None = None


@dataclass
class Line:
    """A paragraph or heading: words in a row."""

    tag: str
    runs: list[Run] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        return f"<{self.tag}>{inline_html(self.runs)}</{self.tag}>"


@dataclass
class Rule:
    """A break between two passages."""

    def html(self) -> str:
        """Return it as HTML."""
        return "<hr>"


@dataclass
class Item:
    """A point of a list: a paragraph, then anything a point may hold."""

    children: list[Line | List] = field(default_factory=list)


@dataclass
class List:
    """A list, numbered (from `start`) or not."""

    ordered: bool
    start: int = 1
    items: list[Item] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        tag = "ol" if self.ordered else "ul"
        start = f' start="{self.start}"' if self.ordered and self.start != 1 else ""
        items = "".join(f"<li>{all_html(item.children)}</li>" for item in self.items)
        return f"<{tag}{start}>{items}</{tag}>"


@dataclass
class Quote:
    """Somebody's words, within the story."""

    children: list[Line | List] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        return f"<blockquote>{all_html(self.children)}</blockquote>"


@dataclass
class Cell:
    """One cell of a table."""

    heads: bool
    colspan: int = 1
    rowspan: int = 1
    children: list[Line | List] = field(default_factory=list)

    def html(self, scope: str = "") -> str:
        """Return it as HTML; a header cell says what it heads with `scope`."""
        tag = "th" if self.heads else "td"
        spans = "".join(
            f' {name}="{value}"'
            for name, value in (("colspan", self.colspan), ("rowspan", self.rowspan))
            if value != 1
        )
        scoped = f' scope="{scope}"' if scope and self.heads else ""
        return f"<{tag}{spans}{scoped}>{all_html(self.children) or '<p></p>'}</{tag}>"


@dataclass
class Table:
    """Figures in rows and columns."""

    rows: list[list[Cell]] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        rows = "".join(f"<tr>{''.join(cell.html() for cell in row)}</tr>" for row in self.rows)
        return f"<table><tbody>{rows}</tbody></table>"


@dataclass
class Pullquote:
    """Words of the story shown large once more, and whose they are."""

    runs: list[Run] = field(default_factory=list)
    cite: str = ""

    def html(self) -> str:
        """Return it as HTML."""
        cite = f' data-cite="{escaped(self.cite)}"' if self.cite else ""
        return f'<blockquote data-pullquote=""{cite}>{inline_html(self.runs)}</blockquote>'


@dataclass
class PhotoFigure:
    """A photo of the library, with what it is given for this story only."""

    SIZES: ClassVar[tuple[str, ...]] = ("text", "wide", "full", "small")

    photo_id: int
    size: str = "text"
    alt: str = ""
    crop: str = ""
    runs: list[Run] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        alt = f' data-alt="{escaped(self.alt)}"' if self.alt else ""
        crop = f' data-crop="{escaped(self.crop)}"' if self.crop else ""
        return (
            f'<figure data-photo="{self.photo_id}" data-size="{self.size}"{alt}{crop}>'
            f"<figcaption>{inline_html(self.runs)}</figcaption></figure>"
        )


@dataclass
class GalleryFigure:
    """Several photos of the library under one caption."""

    photo_ids: tuple[int, ...]
    runs: list[Run] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        ids = ",".join(map(str, self.photo_ids))
        return (
            f'<figure data-gallery="{ids}">'
            f"<figcaption>{inline_html(self.runs)}</figcaption></figure>"
        )


@dataclass
class EmbedFigure:
    """Something that stands elsewhere: a video, a post, a map. Kept as its address."""

    url: str
    runs: list[Run] = field(default_factory=list)

    def html(self) -> str:
        """Return it as HTML."""
        return (
            f'<figure data-embed="{escaped(self.url)}">'
            f"<figcaption>{inline_html(self.runs)}</figcaption></figure>"
        )


@dataclass
class RelatedBox:
    """Up to three earlier stories."""

    story_ids: tuple[int, ...]

    def html(self) -> str:
        """Return it as HTML."""
        return f'<aside data-related="{",".join(map(str, self.story_ids))}"></aside>'


Figure = PhotoFigure | GalleryFigure | EmbedFigure
Inner = Line | List
Block = Line | Rule | List | Quote | Table | Pullquote | Figure | RelatedBox


def all_html(nodes: Iterable[Block]) -> str:
    """Return the HTML of `nodes`, one after another."""
    return "".join(node.html() for node in nodes)


def escaped(text: str) -> str:
    """Return `text` as it may stand in HTML, in the spelling that browsers write."""
    for letter, reference in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\u00a0", "&nbsp;"),
    ):
        text = text.replace(letter, reference)
    return text


def _escaped_words(words: str) -> str:
    return escaped(words).replace("&quot;", '"').replace(BREAK, "<br>")


def tidied(runs: Iterable[Run]) -> list[Run]:
    """Return `runs` with equal neighbours joined, words composed (NFC), and the ends trimmed.

    Spaces at both ends and around line breaks are nobody's: a browser would not show them. A mark
    (accent, stroke) without a letter before it goes too: composed with the `>` before it, it would
    break the tag for whoever normalises the HTML.
    """
    tidy: list[Run] = []
    for run in _joined(runs):
        words = _SPACES_AT_BREAK.sub(BREAK, _SPACES.sub(" ", _composed(run.words)))
        if not tidy:
            words = words.lstrip(" " + BREAK)
        elif tidy[-1].words.endswith((" ", BREAK)):
            words = words.lstrip(" ")
        if words.startswith(BREAK):
            _trim_end(tidy, " ")
        if words:
            tidy.append(Run(words, run.marks, run.link))
    _trim_end(tidy, " " + BREAK)
    return [Run(_composed(run.words), run.marks, run.link) for run in _joined(tidy)]


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    for (marks, link), alike in groupby(runs, lambda run: (run.marks, run.link)):
        yield Run("".join(run.words for run in alike), marks, link)


def _composed(words: str) -> str:
    words = unicodedata.normalize("NFC", words)
    if not any(map(unicodedata.combining, words)):
        return words
    kept = [" "]
    for letter in words:
        if not (unicodedata.combining(letter) and kept[-1] in _NO_LETTER):
            kept.append(letter)
    return "".join(kept[1:])


def _trim_end(runs: list[Run], letters: str) -> None:
    while runs:
        last = runs.pop()
        if words := last.words.rstrip(letters):
            runs.append(Run(words, last.marks, last.link))
            return


def inline_html(runs: Iterable[Run]) -> str:
    """Return the HTML of words in a row. Marks shared by neighbours are written once."""
    written: list[str] = []
    open_marks: list[str | Link] = []
    for run in runs:
        wanted: list[str | Link] = [run.link] if run.link else []
        wanted += [mark for mark in MARKS if mark in run.marks]
        shared = 0
        while shared < min(len(open_marks), len(wanted)) and open_marks[shared] == wanted[shared]:
            shared += 1
        written += _closing(open_marks[shared:])
        written += map(_opening, wanted[shared:])
        open_marks = wanted
        written.append(_escaped_words(run.words))
    return "".join([*written, *_closing(open_marks)])


def _opening(mark: str | Link) -> str:
    if isinstance(mark, str):
        return f"<{mark}>"
    rel = f' rel="{mark.rel}"' if mark.rel else ""
    return f'<a href="{escaped(mark.href)}"{rel}>'


def _closing(marks: list[str | Link]) -> Iterator[str]:
    for mark in reversed(marks):
        yield f"</{mark}>" if isinstance(mark, str) else "</a>"


def plain(runs: Iterable[Run]) -> str:
    """Return the bare words of `runs`."""
    return "".join(run.words for run in runs)


# What attributes may say -------------------------------------------------------------------------

_ID = re.compile(r"[1-9][0-9]{0,17}")
_ADDRESS = re.compile(
    r"(?:https?://(?=[^/?#])|mailto:(?=[^?])|/(?![/\\])|#)[^\s<>\"\\^`{|}]*", re.IGNORECASE
)
_EMBED = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:[/?#][^\s<>\"\\^`{|}]*)?", re.IGNORECASE)
_RELS = ("nofollow", "sponsored", "ugc")
LONGEST_ADDRESS = 2000


def one_id(value: str) -> int | None:
    """Return the number in `value`, or None if that is no number of a photo or story."""
    return int(value) if _ID.fullmatch(value.strip()) else None


def several_ids(value: str, *, at_most: int) -> tuple[int, ...]:
    """Return the numbers in a list such as `2,6,5`, each once, what is no number left out."""
    found = (one_id(piece) for piece in value[:2000].split(","))
    return tuple(dict.fromkeys(number for number in found if number))[:at_most]


def crop(value: str) -> str:
    """Return `value` if it is a crop (`photos.crops` has the grammar), else nothing."""
    try:
        return str(parse(value))
    except BadCrop:
        return ""


def size(value: str) -> str:
    """Return `value` if it is a size of a photo, else the usual one."""
    return value if value in PhotoFigure.SIZES else "text"


def note(value: str, *, longest: int) -> str:
    """Return `value` on one line, composed, of at most `longest` letters."""
    return unicodedata.normalize("NFC", " ".join(value[: longest * 4].split()))[:longest].strip()


def link(href: str, rel: str = "") -> Link | None:
    """Return a link to `href`, or None if it leads anywhere but the web, mail or this paper."""
    href = href.strip()
    if len(href) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(href):
        return None
    said = rel.lower().split()
    return Link(href, " ".join(name for name in _RELS if name in said))


def embed_address(value: str) -> str:
    """Return `value` if something at that address can be embedded (https only), else nothing."""
    value = value.strip()
    return value if len(value) <= LONGEST_ADDRESS and _EMBED.fullmatch(value) else ""


def span(value: str) -> int:
    """Return how many columns or rows a cell takes: 1 unless `value` is a sensible number."""
    return int(value) if re.fullmatch(r"[1-9][0-9]?", value) else 1
