"""How an issue is laid out on a screen: its spreads, the way through them, its text. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editions.finding import Box


@dataclass(frozen=True)
class Steps:
    """The numbers of the pages before and after; None at the ends of an issue."""

    back: int | None
    on: int | None


def spread(number: int, count: int) -> tuple[int, ...]:
    """Return the pages that lie open together with page `number` of `count`.

    The cover lies alone, and so does the back page of an even count.
    """
    first = number if number % 2 == 0 else number - 1
    return tuple(page for page in (first, first + 1) if 1 <= page <= count)


def side(number: int, count: int) -> str:
    """Return where page `number` of `count` lies in its spread: left, right, or alone."""
    if len(spread(number, count)) == 1:
        return "alone"
    return "left" if number % 2 == 0 else "right"


def steps_by_page(number: int, count: int) -> Steps:
    """Return where one page at a time leads from page `number` of `count`."""
    return Steps(number - 1 if number > 1 else None, number + 1 if number < count else None)


def steps_by_spread(number: int, count: int) -> Steps:
    """Return the first pages of the spreads before and after that of page `number`."""
    pages = spread(number, count)
    before, after = pages[0] - 1, pages[-1] + 1
    return Steps(
        spread(before, count)[0] if before >= 1 else None, after if after <= count else None
    )


def paragraphs(text: str) -> list[str]:
    """Return the blocks of a page's text in reading order, without empty ones."""
    return [block for block in map(str.strip, text.split("\n\n")) if block]


@dataclass(frozen=True)
class Mark:
    """A rectangle round a word on a page, in the points in which the page is measured."""

    x: float
    y: float
    width: float
    height: float


# So much of the page's width stands between a word and its mark.
_AIR = 0.003


def marks(boxes: Iterable[Box], width: float, height: float) -> list[Mark]:
    """Return the marks of words at `boxes` (fractions of the page) on a page of that size."""
    air = _AIR * width
    return [
        Mark(
            round(x * width - air, 1),
            round(y * height - air, 1),
            round(w * width + 2 * air, 1),
            round(h * height + 2 * air, 1),
        )
        for x, y, w, h in boxes
    ]


def page_word(numbers: tuple[int, ...]) -> str:
    """Return the numbers of the pages of a spread as they are read: 4–5."""
    return "–".join(map(str, numbers))
