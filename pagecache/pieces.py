"""Pieces: what many pages share, made once per change. Gaps: where a page leaves room for them.

A page that is kept holds gaps instead of its header, its footer, its lists of the newest. They are
filled when the page is served, so a new story makes a few pieces anew and no page.
"""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.utils.safestring import SafeString, mark_safe

from pagecache.making import Making, now_making, uses

# A piece by name and what it is about: ("articles/stories", "section", 7). Its value may be
# markup, or whatever else a gap is filled from.
Piece = tuple[Any, ...]
Maker = Callable[..., Any]

_makers: dict[str, Maker] = {}

# A story of a list with its photo, its section, and the card that is drawn of it, in bytes.
ROW = 10_500

# Nobody outside this process can write a gap into a page.
_MARK = f"<!--gap {secrets.token_hex(16)} "
_DIGITS = 4
_END = "-->"


class Found:
    """What was read of one piece: its value, what it is made of, how much memory it takes."""

    __slots__ = ("keys", "size", "value")

    def __init__(self, value: Any, keys: Iterable[str], size: int = 2000) -> None:
        self.value = value
        self.keys = frozenset(keys)
        self.size = size


class AsFound(Protocol):
    """A piece that is there: as it was found, or as a process keeps it."""

    keys: frozenset[str]
    value: Any


Read = Callable[[list[Piece]], Mapping[Piece, Found]]


class Shelf(Protocol):
    """Where a process keeps its pieces."""

    tick: int

    def piece(self, piece: Piece) -> Any:
        """Return the value of `piece`, kept or made now."""

    def kept_of(self, wanted: Iterable[Piece]) -> Mapping[Piece, AsFound]:
        """Return those pieces of `wanted` that are kept."""

    def offer(self, piece: Piece, found: Found, *, since: int) -> None:
        """Keep a piece that was read along with others, unless it is old by now."""


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


def several(wanted: Sequence[Piece], read: Read) -> dict[Piece, Any]:
    """Return the values of many pieces; those that are not kept are read together.

    What is being made is then made of the keys of all of them. What `read` does not return is
    not in the answer either.
    """
    shelf, making = _shelf_of_thread(), now_making()
    kept = shelf.kept_of(wanted) if shelf else {}
    if making is not None:
        making.keys.update(*(one.keys for one in kept.values()))
    values = {piece: one.value for piece, one in kept.items()} or _remembered(wanted)
    missing = [piece for piece in dict.fromkeys(wanted) if piece not in values]
    if missing:
        since = moment()
        for piece, found in read(missing).items():
            uses(*found.keys)
            values[piece] = found.value
            offer(*piece, found=found, since=since)
    return values


def prepare(wanted: Sequence[Piece], read: Read) -> None:
    """Read together those pieces of `wanted` that are not kept, for gaps that are filled later.

    What is being made is not made of them: a gap is.
    """
    shelf, making = _shelf_of_thread(), now_making()
    there = shelf.kept_of(wanted) if shelf else _remembered(wanted)
    missing = [piece for piece in dict.fromkeys(wanted) if piece not in there]
    if not missing:
        return
    since = moment()
    with Making(making.remembered if making else None).at_work():
        for piece, found in read(missing).items():
            offer(*piece, found=found, since=since)


def moment() -> int:
    """Return the moment to give to `offer`, taken before anything is read."""
    shelf = _shelf_of_thread()
    return shelf.tick if shelf else 0


def offer(*piece: Any, found: Found, since: int) -> None:
    """Hand over a piece that was read along with something else, so that nobody need ask for it.

    It is kept as if it had been made, unless one of its keys was purged after `since`; where
    nothing is kept, it is remembered for the page under way.
    """
    shelf, making = _shelf_of_thread(), now_making()
    if shelf is not None:
        shelf.offer(piece, found, since=since)
    elif making is not None:
        making.remembered[piece] = found.value


def _remembered(wanted: Iterable[Piece]) -> dict[Piece, Any]:
    making = now_making()
    known = making.remembered if making else {}
    return {piece: known[piece] for piece in wanted if piece in known}


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
    # Trusted because it holds this process's secret and a number, and no word of anybody's.
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


def cut(markup: bytes) -> tuple[list[bytes], list[int]]:
    """Return a page's own words (before, between and after its gaps) and its gaps' numbers."""
    first, *rest = markup.split(_MARK.encode())
    words = [first, *(part[_DIGITS + len(_END) :] for part in rest)]
    return words, [int(part[:_DIGITS]) for part in rest]


def filled(
    own: Sequence[bytes],
    numbers: Sequence[int],
    gaps: Sequence[Gap],
    shown: Collection[int],
    value_of: Callable[[Piece], Any],
) -> list[bytes]:
    """Return a page's own words and those of its gaps in turns. Gaps are filled in their order.

    own, numbers: what `cut` returned.
    shown: the stories that stand in the page itself.
    """
    state = State(shown)
    filling: dict[int, str] = {}
    for number in sorted(dict.fromkeys(numbers), key=lambda number: gaps[number].turn):
        gap = gaps[number]
        filling[number] = gap.fill([value_of(wanted) for wanted in gap.pieces], state)
    words = [own[0]]
    for number, part in zip(numbers, own[1:], strict=True):
        words += (filling[number].encode(), part)
    return words
