"""Finding words in issues. A hit in an issue that somebody may not read tells no text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User
    from editions.models import Issue

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Hit:
    """A page on which all the words stand.

    `excerpt` is a row of (text, is it a word that was asked for); `boxes` are those words on the
    page, as fractions of it: x, y, width, height. Both are empty where `may_read` is false.
    """

    issue: Issue
    page_number: int
    may_read: bool
    excerpt: tuple[tuple[str, bool], ...] = ()
    boxes: tuple[Box, ...] = ()

    def get_absolute_url(self) -> str:
        """Return the address of the page."""
        return self.issue.get_page_url(self.page_number)


def find(
    query: str, *, issue: Issue | None = None, user: User | None = None, most: int = 50
) -> list[Hit]:
    """Return the pages on which all words of `query` stand, folded as in the paper's search.

    issue: only there, in the order of its pages; otherwise in all live issues, newest first.
    user: who asks; None is any reader. Pages they may not read are hits without text.
    most: no more hits than that.
    """
    return []
