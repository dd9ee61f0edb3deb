"""Finding words in issues. A hit in an issue that somebody may not read tells no text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connections, router
from django.db.models.expressions import RawSQL

from editions import rules
from editions.models import Issue, IssuePage
from publishing.text import fold
from search.marking import Marker
from search.query import Query, Term, parse, words_in

if TYPE_CHECKING:
    from accounts.models import User

Box = tuple[float, float, float, float]

_MATCHING = {
    "sqlite": "SELECT rowid FROM editions_words WHERE editions_words MATCH %s",
    "postgresql": "SELECT id FROM editions_issuepage "
    "WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s)",
}


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
    asked = parse(query)
    if not asked or (issue is not None and not _may_know(user, issue)):
        return []
    pages = IssuePage.objects.filter(pk__in=RawSQL(*_matching(asked)))  # noqa: S611  (ours)
    if issue is not None:
        pages = pages.filter(file=issue.current_id).order_by("number")
    else:
        shown = Issue.objects.live().order_by().values("current")
        pages = pages.filter(file__in=shown).order_by(
            "-file__issue__date", "-file__issue_id", "number"
        )
    readable: dict[int, bool] = {}
    hits = []
    for page in pages.select_related("file__issue__publication")[:most]:
        found_in = page.file.issue
        found_in.current = page.file
        if found_in.pk not in readable:
            readable[found_in.pk] = rules.why_not_read(user, found_in) is None
        hits.append(_hit(asked, found_in, page, readable[found_in.pk]))
    return hits


def boxes_on(query: str, page: IssuePage) -> list[Box]:
    """Return where the words of `query` stand on `page`, whether all of them do or not.

    Whoever shows them has seen to it that the page may be read.
    """
    return _boxes(parse(query), page.words)


def _may_know(user: User | None, issue: Issue) -> bool:
    return issue.is_live() or rules.why_not_read(user, issue) is None


def _hit(asked: Query, issue: Issue, page: IssuePage, may_read: bool) -> Hit:
    if not may_read:
        return Hit(issue, page.number, may_read=False)
    pieces = Marker(asked).snippet(page.text.split("\n\n"))
    return Hit(
        issue,
        page.number,
        may_read=True,
        excerpt=tuple((piece.text, piece.found) for piece in pieces),
        boxes=tuple(_boxes(asked, page.words)),
    )


def _matching(asked: Query) -> tuple[str, list[str]]:
    """Return the SQL that gives the ids of pages with the words, and its values."""
    vendor = connections[router.db_for_read(IssuePage)].vendor
    if vendor == "sqlite":
        form, between, both, either, without = '"{}"', " ", " AND ", " OR ", " NOT "
    else:
        form, between, both, either, without = "({})", " <-> ", " & ", " | ", " & !"

    def any_form(term: Term) -> str:
        # Letters and digits only, so that nothing needs escaping in either language.
        forms = [form.format(words.replace(" ", between)) for words in term.forms]
        return f"({either.join(forms)})"

    wanted = both.join(any_form(term) for term in asked.wanted)
    unwanted = "".join(without + any_form(term) for term in asked.unwanted)
    return _MATCHING[vendor], [f"({wanted}){unwanted}"]


def _boxes(asked: Query, words: Sequence[Sequence[Any]]) -> list[Box]:
    """Return the boxes of the words that were asked for, in the order of the page."""
    tokens = [(token, place) for place, word in enumerate(words)
              for token in words_in(fold(str(word[0])))]  # fmt: skip
    marked: set[int] = set()
    for form in (form.split() for term in asked.wanted for form in term.forms):
        for start in range(len(tokens) - len(form) + 1):
            run = tokens[start : start + len(form)]
            if [token for token, _place in run] == form:
                marked.update(place for _token, place in run)
    return [
        (x, y, width, height)
        for place, (_letters, x, y, width, height) in enumerate(words)
        if _word_of(place, words) in marked
    ]


def _word_of(place: int, words: Sequence[Sequence[Any]]) -> int:
    """Return the place of the word that a box belongs to: a broken word has more than one."""
    while place and not words[place][0]:
        place -= 1
    return place
