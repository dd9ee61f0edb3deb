"""What the pages about issues show, gathered in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.http import urlencode

from editions import display
from editions.finding import Hit, boxes_on, find
from editions.models import Issue, IssuePage, Publication, StoryInPrint

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article

# On the shelf: the newest issue of a publication and those that stand behind it.
ON_SHELF = 4


@dataclass(frozen=True)
class Cover:
    """An issue with its first page, which has the measures of its cover."""

    issue: Issue
    page: IssuePage


@dataclass(frozen=True)
class Row:
    """A publication on the shelf: its newest issue in front, some older ones behind."""

    publication: Publication
    newest: Cover | None
    behind: Sequence[Cover]


def covers(issues: Iterable[Issue]) -> list[Cover]:
    """Return `issues` with their covers, in their order. One query."""
    found = list(issues)
    first = IssuePage.objects.for_lists().filter(
        number=1, file__in=[issue.current_id for issue in found]
    )
    pages = {page.file_id: page for page in first}
    return [Cover(issue, pages[issue.current_id]) for issue in found if issue.current_id in pages]


def shelf() -> list[Row]:
    """Return every publication that is shown, with its newest issues. Three queries."""
    place = Window(
        RowNumber(),
        partition_by=F("publication"),
        order_by=[F("date").desc(), F("pk").desc()],
    )
    newest = Issue.objects.live().annotate(place=place).filter(place__lte=ON_SHELF).newest_first()
    by_publication = defaultdict(list)
    for cover in covers(newest):
        by_publication[cover.issue.publication_id].append(cover)
    return [
        Row(publication, stack[0] if stack else None, stack[1:])
        for publication in Publication.objects.shown()
        for stack in [by_publication[publication.pk]]
    ]


def newest_covers() -> list[Cover]:
    """Return the newest issue of every publication, in the order of the shelf. One query."""
    newest = Issue.objects.live().newest_of_each().order_by()
    first = IssuePage.objects.for_lists().filter(number=1, file__in=newest.values("current"))
    found = []
    for page in first.select_related("file__issue__publication").order_by(
        "file__issue__publication__position", "file__issue__publication_id"
    ):
        issue = page.file.issue
        issue.current = page.file
        found.append(Cover(issue, page))
    return found


@dataclass(frozen=True)
class Archive:
    """The issues of one year of a publication, and the other years there are."""

    year: int | None
    years: Sequence[int]
    covers: Sequence[Cover]


def archive(publication: Publication, year: int | None = None) -> Archive | None:
    """Return the issues of `year`, or of the newest year; None for a year without any.

    Three queries.
    """
    issues = Issue.objects.live().filter(publication=publication)
    years = issues.years()
    if year is not None and year not in years:
        return None
    shown = year if year is not None else next(iter(years), None)
    if shown is None:
        return Archive(None, (), ())
    return Archive(shown, years, covers(issues.in_year(shown).newest_first()))


@dataclass(frozen=True)
class Neighbours:
    """The issues of the same publication just before and just after."""

    older: Issue | None
    newer: Issue | None


def neighbours(issue: Issue) -> Neighbours:
    """Return the live issues of the same publication before and after `issue`. Two queries."""
    others = Issue.objects.live().filter(publication=issue.publication_id)
    here = (issue.date, issue.pk)
    before = others.filter(date__lte=issue.date).newest_first()[:4]
    after = others.filter(date__gte=issue.date).order_by("date", "pk")[:4]
    return Neighbours(
        next((one for one in before if (one.date, one.pk) < here), None),
        next((one for one in after if (one.date, one.pk) > here), None),
    )


def pages_of(issue: Issue) -> list[IssuePage]:
    """Return the pages of the version that readers see, without their words. One query."""
    pages = list(IssuePage.objects.for_lists().filter(file=issue.current_id).in_order())
    if issue.current is not None:
        for page in pages:
            page.file = issue.current
    return pages


@dataclass(frozen=True)
class Sheet:
    """One page that lies open: its text, the words marked on it, the stories of the site on it.

    `side`: left or right in a spread, alone otherwise. `asked`: its address was opened; the
    other page of the spread is seen only where there is room for two.
    """

    page: IssuePage
    side: str
    asked: bool
    paragraphs: Sequence[str]
    marks: Sequence[display.Mark]
    stories: Sequence[Article]


@dataclass(frozen=True)
class Reading:
    """An issue open at a page. `query`: the words marked on it, if there are any."""

    issue: Issue
    number: int
    pages: Sequence[IssuePage]
    sheets: Sequence[Sheet]
    query: str = ""
    found_on: Sequence[int] = field(default_factory=tuple)

    @property
    def count(self) -> int:
        """How many pages the issue has."""
        return len(self.pages)

    @property
    def open_numbers(self) -> tuple[int, ...]:
        """The numbers of the pages that lie open."""
        return tuple(sheet.page.number for sheet in self.sheets)

    @property
    def numbers(self) -> str:
        """The same as it is read: 4–5."""
        return display.page_word(self.open_numbers)

    @property
    def by_page(self) -> display.Steps:
        """Where one page at a time leads."""
        return display.steps_by_page(self.number, self.count)

    @property
    def by_spread(self) -> display.Steps:
        """Where one spread at a time leads."""
        return display.steps_by_spread(self.number, self.count)

    @property
    def stories(self) -> list[Article]:
        """The stories of the site that stand on these pages, each once."""
        return list({story.pk: story for sheet in self.sheets for story in sheet.stories}.values())


def reading(
    issue: Issue, number: int, *, query: str = "", user: User | None = None
) -> Reading | None:
    """Return `issue` open at page `number`; None if it has no such page.

    Whoever asks may read the issue: `rules.why_not_read` was asked before. `query`: words to mark,
    on behalf of `user`. Three queries, and those of `find` with a query.
    """
    pages = pages_of(issue)
    if not 1 <= number <= len(pages):
        return None
    open_pages = display.spread(number, len(pages))
    columns = ["number", "text", *(["words"] if query else [])]
    lying = IssuePage.objects.filter(file=issue.current_id, number__in=open_pages)
    printed_on = {one.number: one for one in lying.only(*columns)}
    printed = defaultdict(list)
    in_print = StoryInPrint.objects.live().filter(issue=issue, page_number__in=open_pages)
    for use in in_print:
        printed[use.page_number].append(use.article)
    hits = find(query, issue=issue, user=user) if query else []
    sheets = [
        Sheet(
            page=page,
            side=display.side(page.number, len(pages)),
            asked=page.number == number,
            paragraphs=display.paragraphs(printed_on[page.number].text),
            marks=(
                display.marks(boxes_on(query, printed_on[page.number]), page.width, page.height)
                if query
                else ()
            ),
            stories=printed[page.number],
        )
        for page in pages
        if page.number in open_pages
    ]
    found_on = tuple(hit.page_number for hit in hits)
    return Reading(issue, number, pages, sheets, query, found_on)


def page_address(issue: Issue, number: int, query: str = "") -> str:
    """Return the address of a page, with the words of `query` marked on it if there are any."""
    if not query:
        return issue.get_page_url(number)
    there = reverse("issue_page_found", args=[issue.publication.slug, issue.number, number])
    return f"{there}?{urlencode({'q': query})}"


@dataclass(frozen=True)
class FoundPage:
    """A page on which the words stand, with its marks; a closed one has only its number."""

    hit: Hit
    page: IssuePage | None
    marks: Sequence[display.Mark]
    url: str


@dataclass(frozen=True)
class FoundIn:
    """The pages found in one issue."""

    issue: Issue
    pages: Sequence[FoundPage]
    may_read: bool


def found(hits: Sequence[Hit], query: str) -> list[FoundIn]:
    """Return `hits` under their issues, in their order, with what a small picture needs.

    One query.
    """
    wanted = [hit for hit in hits if hit.may_read]
    rows = IssuePage.objects.for_lists().filter(
        file__in={hit.issue.current_id for hit in wanted},
        number__in={hit.page_number for hit in wanted},
    )
    pages = {(row.file_id, row.number): row for row in rows} if wanted else {}
    by_issue: dict[int, list[FoundPage]] = defaultdict(list)
    issues: dict[int, Issue] = {}
    for hit in hits:
        key = (hit.issue.current_id or 0, hit.page_number)
        row = pages.get(key) if hit.may_read else None
        marked = display.marks(hit.boxes, row.width, row.height) if row else ()
        url = page_address(hit.issue, hit.page_number, query)
        by_issue[hit.issue.pk].append(FoundPage(hit, row, marked, url))
        issues.setdefault(hit.issue.pk, hit.issue)
    return [
        FoundIn(issue, by_issue[pk], any(one.hit.may_read for one in by_issue[pk]))
        for pk, issue in issues.items()
    ]
