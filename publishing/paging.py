"""Pages of a list that one person owns or one page is about, without counting it.

Lists of stories for everybody have months too: `articles/listings.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_DIGITS = 5  # of a page's number: what is longer is no page of ours


@dataclass(frozen=True)
class Page:
    """One page of a list; its pager is `articles/parts/pager.html` with it as the `listing`."""

    items: list[Any]
    number: int
    has_next: bool

    @property
    def next_url(self) -> str:
        """The address of the next page, or "" if this is the last."""
        return f"?page={self.number + 1}" if self.has_next else ""

    @property
    def previous_url(self) -> str:
        """The address of the page before, or "" if this is the first."""
        return f"?page={self.number - 1}" if self.number > 1 else ""


def page_of(rows: QuerySet[Any], raw: str | None, *, size: int) -> Page:
    """Return the page of `rows` whose number is `raw`, as it stands in an address. One query.

    Raises Http404 for what is no number, and past the end; the first page may be empty.
    """
    text = "1" if raw is None else raw
    if not (text.isascii() and text.isdigit()) or len(text) > MOST_DIGITS or int(text) < 1:
        raise Http404(raw)
    number = int(text)
    found = list(rows[(number - 1) * size : number * size + 1])
    if not found and number > 1:
        raise Http404(raw)
    return Page(found[:size], number, has_next=len(found) > size)
