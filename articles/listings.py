"""Pages of a list, without counting it and without deep OFFSETs.

`?page=` goes to 50; what is older is reached by month, `<list>/<yyyy>/<mm>/`, so that the oldest
story of a million costs what the newest does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.http import Http404
from django.utils import timezone
from django.utils.formats import date_format

from articles.cards import live_cards
from articles.models import Article
from articles.story_lists import StoryList

PAGE_SIZE = 20
LAST_PAGE = 50
MONTHS_LINKED = 12


@dataclass(frozen=True)
class Month:
    """A calendar month in the paper's time zone."""

    year: int
    month: int

    @classmethod
    def of(cls, moment: datetime) -> Month:
        """Return the month that `moment` lies in, where the paper is."""
        local = timezone.localtime(moment)
        return cls(local.year, local.month)

    @property
    def start(self) -> datetime:
        """The first moment of the month."""
        return datetime(self.year, self.month, 1, tzinfo=timezone.get_current_timezone())

    @property
    def end(self) -> datetime:
        """The first moment after the month."""
        return Month(self.year + self.month // 12, self.month % 12 + 1).start

    @property
    def before(self) -> Month:
        """The month before."""
        return Month.of(self.start - timedelta(days=1))

    @property
    def label(self) -> str:
        """The month in words, as in September 2025."""
        return date_format(self.start, "F Y")


@dataclass(frozen=True)
class MonthLink:
    """A way to older stories."""

    label: str
    url: str


@dataclass(frozen=True)
class Listing:
    """One page of a list of stories."""

    items: list[Article]
    number: int
    has_next: bool
    base_url: str
    month: Month | None = None
    older: list[MonthLink] = field(default_factory=list)
    feed_url: str = ""

    @property
    def url(self) -> str:
        """The address of this page itself."""
        return self._url_of(self.number)

    @property
    def next_url(self) -> str:
        """The address of the next page, or "" if this is the last."""
        return self._url_of(self.number + 1) if self.has_next else ""

    @property
    def previous_url(self) -> str:
        """The address of the page before, or "" if this is the first."""
        return self._url_of(self.number - 1) if self.number > 1 else ""

    def _url_of(self, number: int) -> str:
        return page_url(self.base_url, number)


def page_url(base_url: str, number: int) -> str:
    """Return the address of page `number` of the list at `base_url`; the first has no number."""
    if number == 1:
        return base_url
    return f"{base_url}{'&' if '?' in base_url else '?'}page={number}"


def page_number(raw: str | None) -> int:
    """Return the page number asked for. Raises Http404 for anything that is not 1 to 50."""
    if raw is None:
        return 1
    if not (raw.isascii() and raw.isdigit()) or not 1 <= int(raw[:4]) <= LAST_PAGE or len(raw) > 2:
        raise Http404(raw)
    return int(raw)


def month_asked(year: int | None, month: int | None) -> Month | None:
    """Return the month of an address. Raises Http404 if there is no such month."""
    if year is None or month is None:
        return None
    if not (1990 <= year <= 9990 and 1 <= month <= 12):
        raise Http404(f"{year}-{month}")
    return Month(year, month)


def list_page(
    stories: StoryList,
    *,
    url: str,
    number: int = 1,
    month: Month | None = None,
    months_always: bool = False,
) -> Listing:
    """Return page `number` of the list `stories` at the address `url`, or of a month of it.

    Reads one story more than it shows, instead of counting. At the end of the list, or with
    `months_always` on every page, it asks for the oldest story, to link the months before.
    Raises Http404 past the end.
    """
    base_url = f"{url}{month.year}/{month.month:02}/" if month else url
    span = (month.start, month.end) if month else None
    ids = stories.ids(start=(number - 1) * PAGE_SIZE, count=PAGE_SIZE + 1, within=span)
    if not ids and number > 1:
        raise Http404(url)
    items = live_cards(ids[:PAGE_SIZE])
    has_next = len(ids) > PAGE_SIZE and number < LAST_PAGE
    older: list[MonthLink] = []
    at_the_end = not has_next and (month is not None or number > 1)
    if (at_the_end or months_always) and items and items[-1].live_from:
        first = month.before if month else Month.of(items[-1].live_from)
        older = _months_from(first, stories, url)
    return Listing(items, number, has_next, base_url, month, older, f"{url}rss.xml")


def _months_from(newest: Month, stories: StoryList, url: str) -> list[MonthLink]:
    oldest_story = stories.oldest()
    if oldest_story is None:
        return []
    oldest = Month.of(oldest_story)
    months: list[MonthLink] = []
    month = newest
    while month.start >= oldest.start and len(months) < MONTHS_LINKED:
        months.append(MonthLink(month.label, f"{url}{month.year}/{month.month:02}/"))
        month = month.before
    return months
