"""What is being made at the moment, page or piece, and what it says of itself while it is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from pagecache.pieces import Gap, Piece


class Making:
    """A page or a piece on its way: its keys, its end, and of a page its gaps.

    `remembered`: pieces made along the way where the process keeps none (see `pieces.value`).
    """

    __slots__ = ("gaps", "keys", "remembered", "shown", "since", "until")

    def __init__(self, remembered: dict[Piece, Any] | None = None) -> None:
        self.since = timezone.now().timestamp()
        self.keys: set[str] = set()
        self.until: float | None = None
        self.gaps: list[Gap] | None = None
        self.shown: set[int] = set()
        self.remembered: dict[Piece, Any] = {} if remembered is None else remembered

    @contextmanager
    def at_work(self) -> Iterator[Making]:
        """Let everything that is said in the block be said of this page or piece."""
        token = _now.set(self)
        try:
            yield self
        finally:
            _now.reset(token)


_now: ContextVar[Making | None] = ContextVar("pagecache_making", default=None)


def now_making() -> Making | None:
    """Return what is being made; None outside of pages that may be kept."""
    return _now.get()


def uses(*keys: str) -> None:
    """Say that what is being made, page or piece, is made of `keys`.

    For template tags and reads, which do not know whose page they work for; a view says
    `pagecache.pages.made_of`. Nothing happens where no page is made to be kept.
    """
    making = _now.get()
    if making is not None:
        making.keys.update(keys)


def good_until(moment: datetime | None) -> None:
    """Say that what is being made is right only until `moment`, without anybody's doing.

    For what goes by age: the news of two days, the best of thirty. The earliest one counts. One
    that was over before the making began is no end: what is made has it behind it.
    """
    making = _now.get()
    if making is not None and moment is not None and moment.timestamp() > making.since:
        seconds = moment.timestamp()
        making.until = seconds if making.until is None else min(making.until, seconds)


def shows(*story_ids: int) -> None:
    """Say that the page shows these stories itself, so that no gap in it shows them again."""
    making = _now.get()
    if making is not None:
        making.shown.update(story_ids)
