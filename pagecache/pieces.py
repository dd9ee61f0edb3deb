"""Pieces: what many pages share, made once per change. Gaps: where a page leaves room for them.

A page that is kept holds gaps instead of its header, its footer, its lists of the newest. They are
filled when the page is served, so a new story makes a few pieces anew and no page.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.safestring import SafeString, mark_safe

from pagecache.making import Making, now_making

# A piece by name and what it is about: ("articles/stories", "section", 7). Its value may be
# markup, or whatever else a gap is filled from.
Piece = tuple[Any, ...]
Maker = Callable[..., Any]

_makers: dict[str, Maker] = {}

# A story of a list with its photo, its section, and the card that is drawn of it, in bytes.
ROW = 9000

# Nobody outside this process can write a gap into a page.
_MARK = f"<!--gap {secrets.token_hex(16)} "
_DIGITS = 4
_END = "-->"


class Shelf(Protocol):
    """Where a process keeps its pieces."""

    def piece(self, piece: Piece) -> Any:
        """Return the value of `piece`, kept or made now."""


_shelf_of_thread: Callable[[], Shelf | None] = lambda: None  # noqa: E731


def keep_on(shelf_of_thread: Callable[[], Shelf | None]) -> None:
    """Have pieces kept: `shelf_of_thread` gives the shelf this thread may trust now, or None."""
    global _shelf_of_thread
    _shelf_of_thread = shelf_of_thread


def piece(name: str) -> Callable[[Maker], Maker]:
    """Declare the function that makes the pieces called `name`: `@piece("ratings/stars")`.

    It is given what stands behind the name, says with `uses` what it is made of, and knows no
    request. What it returns is shared: nobody changes it.
    """

    def declare(maker: Maker) -> Maker:
        _makers[name] = maker
        return maker

    return declare


def make(wanted: Piece, making: Making) -> Any:
    """Make a piece, noting in `making` what of."""
    with making.at_work():
        return _makers[wanted[0]](*wanted[1:])


def weight(value: Any) -> int:
    """Return about how much room a piece's value takes. Rows are weighed as they were measured."""
    if isinstance(value, str):
        return sys.getsizeof(value) + 500
    if isinstance(value, list | tuple):
        return 2000 + sum(ROW if hasattr(one, "__dict__") else 120 for one in value)
    return 2000 + 120 * len(value) if hasattr(value, "__len__") else 2000


def are_kept() -> bool:
    """Say whether pieces are kept here; if not, each page has its own made."""
    return _shelf_of_thread() is not None


def value(*wanted: Any, remembered: dict[Piece, Any] | None = None) -> Any:
    """Return the value of a piece: `value("articles/stories", "section", 7)`.

    Kept where the process follows the purge log. Elsewhere (tests, commands, a transaction under
    way) it is made anew, once for each page or for each dictionary given as `remembered`.
    """
    shelf = _shelf_of_thread()
    if shelf is not None:
        return shelf.piece(wanted)
    outer = now_making()
    if remembered is None:
        remembered = outer.remembered if outer else {}
    if wanted not in remembered:
        making = Making(remembered)
        remembered[wanted] = make(wanted, making)
        if outer:
            outer.keys |= making.keys
    return remembered[wanted]


class State:
    """What the gaps of one page know of each other while they are filled."""

    __slots__ = ("notes", "shown")

    def __init__(self, shown: Iterable[int]) -> None:
        self.shown = set(shown)
        self.notes: dict[str, Any] = {}


Fill = Callable[[Sequence[Any], State], str]


def _as_it_is(values: Sequence[Any], state: State) -> str:
    return values[0]


@dataclass(frozen=True)
class Gap:
    """Room in a page for pieces.

    `fill` is given their values and returns markup. It asks no database: whatever it needs is
    in pieces. Gaps are filled by `turn`, those of one turn as they stand in the page.
    """

    pieces: tuple[Piece, ...]
    fill: Fill = field(default=_as_it_is, compare=False)
    turn: int = 0


def leave(gap: Gap, *, remembered: dict[Piece, Any] | None = None) -> SafeString:
    """Return what stands for `gap` in a template: a mark, filled when the page is served.

    Where no page is made that could be filled later, the gap is filled at once.
    """
    making = now_making()
    if making is None or making.gaps is None:
        state = State(making.shown if making else set())
        values = [value(*wanted, remembered=remembered) for wanted in gap.pieces]
        return mark_safe(gap.fill(values, state))  # noqa: S308  (made by our own templates)
    making.gaps.append(gap)
    return mark_safe(f"{_MARK}{len(making.gaps) - 1:0{_DIGITS}}{_END}")  # noqa: S308


def remembered_in(context: Any) -> dict[Piece, Any]:
    """Return where the pieces of a page are remembered that the process does not keep.

    context: a template's; the dictionary lives as long as the page's making, or its request.
    """
    making = now_making()
    if making is not None:
        return making.remembered
    request = context.get("request")
    return {} if request is None else request.__dict__.setdefault("remembered_pieces", {})


def filled(
    markup: str, gaps: Sequence[Gap], shown: Collection[int], value_of: Callable[[Piece], Any]
) -> str:
    """Return `markup` with its gaps filled, each in its turn.

    `shown`: the stories that stand in the page itself.
    """
    first, *rest = markup.split(_MARK)
    numbers = [int(part[:_DIGITS]) for part in rest]
    state = State(shown)
    filling: dict[int, str] = {}
    for number in sorted(dict.fromkeys(numbers), key=lambda number: gaps[number].turn):
        gap = gaps[number]
        filling[number] = gap.fill([value_of(wanted) for wanted in gap.pieces], state)
    words = [first]
    for number, part in zip(numbers, rest, strict=True):
        words += (filling[number], part[_DIGITS + len(_END) :])
    return "".join(words)
