"""The words of a page and where each of them stands, as fractions of the page."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

# A hyphen at the end of a line, where pdfium sees that the word goes on in the next one.
_BROKEN_WORD = (0x02, 0xFFFE, 0xFFFF)
_SOFT_HYPHEN = 0xAD
_MOST_LETTERS = 100_000  # of one page; a page of small advertisements has 15,000
_GRID = 1_000_000

Box = tuple[float, float, float, float]  # left, top, right, bottom; the page is 1 by 1


@dataclass
class _Word:
    letters: str
    box: Box
    goes_on: bool = False  # in the next one: a word broken at the end of a line


@dataclass
class _Line:
    words: list[_Word] = field(default_factory=list)

    @property
    def box(self) -> Box:
        boxes = [word.box for word in self.words]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def read_words(page: pdfium.PdfPage) -> tuple[str, list[list[Any]]]:
    """Return the text of `page` in its own order, a blank line between blocks, and its words.

    A word is [letters, x, y, width, height]. One that is broken at the end of a line stands
    whole in the first of its two boxes; the second has no letters.
    """
    textpage = page.get_textpage()
    try:
        lines = _lines(page, textpage)
    finally:
        textpage.close()
    return _text(lines), _boxes(lines)


def _lines(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> list[_Line]:
    lines, word = [_Line()], None
    placed = _placing(page)
    for index in range(min(raw.FPDFText_CountChars(textpage), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in _BROKEN_WORD or code == _SOFT_HYPHEN:
            if word is not None:
                word.goes_on = True
                word = None
                lines.append(_Line())
            continue
        letter = chr(code) if 0x20 <= code <= 0x10FFFF else "\n"
        if letter.isspace() or letter == "\0":
            if letter in "\r\n" and lines[-1].words:
                lines.append(_Line())
            word = None
            continue
        box = placed(textpage, index)
        if box is None:
            continue
        if word is None or not _follows(word.box, box):
            word = _Word(letter, box)
            lines[-1].words.append(word)
        else:
            word.letters += letter
            word.box = _around(word.box, box)
    return [line for line in lines if line.words]


def _placing(page: pdfium.PdfPage) -> Any:
    """Return a function that gives the box of a letter on the page as it is seen.

    The page may be turned or cut; where three of its points go says where all of them go.
    """
    x0, y0 = _seen(page, 0, 0)
    x1, y1 = _seen(page, 1000, 0)
    x2, y2 = _seen(page, 0, 1000)
    a, b, c, d = (x1 - x0) / 1000, (x2 - x0) / 1000, (y1 - y0) / 1000, (y2 - y0) / 1000
    rect = raw.FS_RECTF()

    def placed(textpage: pdfium.PdfTextPage, index: int) -> Box | None:
        if not raw.FPDFText_GetLooseCharBox(textpage, index, rect):
            return None
        xs = (x0 + a * rect.left + b * rect.bottom, x0 + a * rect.right + b * rect.top)
        ys = (y0 + c * rect.left + d * rect.bottom, y0 + c * rect.right + d * rect.top)
        box = (min(xs), min(ys), max(xs), max(ys))
        on_page = box[0] < 1 and box[1] < 1 and box[2] > 0 and box[3] > 0
        return box if on_page else None

    return placed


def _seen(page: pdfium.PdfPage, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, across, down)
    return across.value / _GRID, down.value / _GRID


def _follows(word: Box, letter: Box) -> bool:
    """Say whether a letter stands close to the word before it, along a line or up and down."""
    across = max(letter[0] - word[2], word[0] - letter[2])
    down = max(letter[1] - word[3], word[1] - letter[3])
    size = max(letter[2] - letter[0], letter[3] - letter[1])
    return across < size and down < size


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _boxes(lines: list[_Line]) -> list[list[Any]]:
    words = [word for line in lines for word in line.words]
    rows = []
    begun = False
    for place, word in enumerate(words):
        letters = "" if begun else _whole(words, place)
        begun = word.goes_on
        left, top, right, bottom = (min(1.0, max(0.0, side)) for side in word.box)
        rows.append(
            [letters, round(left, 4), round(top, 4), round(right - left, 4),
             round(bottom - top, 4)]
        )  # fmt: skip
    return rows


def _whole(words: list[_Word], place: int) -> str:
    """Return the letters of a word, with those of the parts it goes on in."""
    letters = words[place].letters
    while words[place].goes_on and place + 1 < len(words):
        place += 1
        letters += words[place].letters
    return unicodedata.normalize("NFC", letters)


def _text(lines: list[_Line]) -> str:
    pieces: list[str] = []
    for place, line in enumerate(lines):
        if place:
            before = lines[place - 1]
            if not before.words[-1].goes_on:
                pieces.append(" " if _same_block(before.box, line.box) else "\n\n")
        pieces.append(" ".join(word.letters for word in line.words))
    return unicodedata.normalize("NFC", "".join(pieces))


def _same_block(before: Box, line: Box) -> bool:
    """Say whether two lines belong together: letters of one size, one right below the other."""
    high, low = before[3] - before[1], line[3] - line[1]
    of_a_size = 0.8 < (low / high if high else 1) < 1.25
    gap = line[1] - before[3]
    below = -0.5 * high < gap < 0.6 * high
    in_column = line[0] < before[2] and line[2] > before[0]
    return of_a_size and below and in_column
