"""What an address of the search page asks for, understood; what cannot be is said, not refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Author, Kind
from publishing.text import ascii_slug
from search.query import MAX_LENGTH, Query, parse
from search.scope import Scope
from sections.models import Kind as SectionKind
from sections.models import Section

OLDEST_DAY = date(1900, 1, 1)


class Period(models.TextChoices):
    """A span that ends today."""

    TODAY = "today", gettext_lazy("Today")
    WEEK = "week", gettext_lazy("Past week")
    MONTH = "month", gettext_lazy("Past month")
    YEAR = "year", gettext_lazy("Past year")

    @property
    def days(self) -> int:
        """How many days it has, today included."""
        return {"today": 1, "week": 7, "month": 31, "year": 366}[self.value]


@dataclass(frozen=True)
class Narrowing:
    """One filter in force: what it says, and the address of the search without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Search:
    """One search: the words, where to look, in which order, and what was not understood."""

    typed: str = ""
    query: Query = field(default_factory=Query)
    section: Section | None = None
    kind: str = ""
    author: Author | None = None
    period: str = ""
    first_day: date | None = None
    last_day: date | None = None
    newest_first: bool = False
    problems: tuple[str, ...] = ()

    @property
    def author_said(self) -> str:
        """What stands in the form for the author: the name, if it leads back to the author."""
        if self.author is None:
            return ""
        name, slug = self.author.name, self.author.slug
        return name if ascii_slug(name, max_length=100) == slug else slug

    @property
    def scope(self) -> Scope:
        """Where the index is to look."""
        parts = getattr(self.section, "children_list", []) if self.section else []
        first = self.first_day
        if self.period:
            first = timezone.localdate() - timedelta(days=Period(self.period).days - 1)
        return Scope(
            section_ids=tuple(s.pk for s in (self.section, *parts) if s),
            kind=self.kind,
            author_id=self.author.pk if self.author else None,
            since=_start_of(first) if first else None,
            until=_start_of(self.last_day + timedelta(days=1)) if self.last_day else None,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked: no word to look for, and nothing narrowed."""
        return not self.query and self.scope == Scope()

    @property
    def by_time(self) -> bool:
        """Whether results come newest first: asked for, or for want of words to rank by."""
        return self.newest_first or not self.query

    def url(self, **changes: str) -> str:
        """Return the address of this search on its first page, with `changes`; "" takes away."""
        said = {
            "q": self.typed,
            "section": self.section.address_path if self.section else "",
            "kind": self.kind,
            "author": self.author.slug if self.author else "",
            "period": self.period,
            "from": self.first_day.isoformat() if self.first_day else "",
            "to": self.last_day.isoformat() if self.last_day else "",
            "sort": "new" if self.newest_first else "",
            **changes,
        }
        return f"/search/?{urlencode({name: value for name, value in said.items() if value})}"

    @property
    def url_everywhere(self) -> str:
        """The address of a search for the same words in the whole paper."""
        return Search(typed=self.typed, newest_first=self.newest_first).url()

    @property
    def url_by_rank(self) -> str:
        """The address of this search, best first."""
        return self.url(sort="")

    @property
    def url_by_time(self) -> str:
        """The address of this search, newest first."""
        return self.url(sort="new")

    @property
    def narrowings(self) -> list[Narrowing]:
        """The filters in force, in the order of the form."""
        found = []
        if self.section:
            found.append(Narrowing(str(self.section), self.url(section="")))
        if self.kind:
            found.append(Narrowing(str(Kind(self.kind).label), self.url(kind="")))
        if self.author:
            found.append(Narrowing(self.author.name, self.url(author="")))
        if self.period:
            found.append(Narrowing(str(Period(self.period).label), self.url(period="")))
        if self.first_day:
            said = _("from %(day)s") % {"day": _day(self.first_day)}
            found.append(Narrowing(said, self.url(**{"from": ""})))
        if self.last_day:
            said = _("to %(day)s") % {"day": _day(self.last_day)}
            found.append(Narrowing(said, self.url(to="")))
        return found


def read_search(asked: Mapping[str, str], tree: Sequence[Section]) -> Search:
    """Return the search that the parameters `asked` describe, in the section tree `tree`.

    Whatever stands there, this answers: a value that means nothing narrows nothing, and a
    sentence in `problems` says so.
    """
    problems: list[str] = []
    said = {name: _tidy(asked.get(name, "")) for name in _NAMES}
    first, last = (_read_day(said[name], problems) for name in ("from", "to"))
    if first and last and first > last:
        first, last = last, first
        problems.append(_("The first day came after the last, so the two have changed places."))
    period = said["period"] if said["period"] in Period else ""
    if said["period"] and not period:
        problems.append(_("There is no period “%(period)s”.") % {"period": said["period"][:30]})
    if first or last:
        period = ""  # days said one by one mean more than a choice left standing
    return Search(
        typed=said["q"],
        query=parse(said["q"]),
        section=_read_section(said["section"], tree, problems),
        kind=_read_kind(said["kind"], problems),
        author=_read_author(said["author"], problems),
        period=period,
        first_day=first,
        last_day=last,
        newest_first=said["sort"] == "new",
        problems=tuple(problems),
    )


_NAMES = ("q", "section", "kind", "author", "period", "from", "to", "sort")


def _tidy(raw: str) -> str:
    return raw.replace("\x00", "").strip()[:MAX_LENGTH]


def _read_section(said: str, tree: Sequence[Section], problems: list[str]) -> Section | None:
    wanted = said.strip("/").casefold()
    if not wanted:
        return None
    for section in (one for top in tree for one in (top, *top.children_list)):
        if section.address_path == wanted and section.kind != SectionKind.LINK:
            return section
    problems.append(
        _("There is no section “%(section)s”; all sections were searched.")
        % {"section": said[:60]}
    )
    return None


def _read_kind(said: str, problems: list[str]) -> str:
    if said in Kind:
        return said
    if said:
        problems.append(
            _("There is no kind of story called “%(kind)s”; all kinds were searched.")
            % {"kind": said[:60]}
        )
    return ""


def _read_author(said: str, problems: list[str]) -> Author | None:
    """Return the author named by address or by name, with or without marks."""
    if not said:
        return None
    found = Author.objects.in_use().filter(slug=ascii_slug(said, max_length=100)).first()
    if found is None:
        problems.append(
            _("Nobody who writes here is called “%(name)s”; stories by anybody were searched.")
            % {"name": said[:60]}
        )
    return found


def _read_day(said: str, problems: list[str]) -> date | None:
    if not said:
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        problems.append(
            _("“%(day)s” is not a day. Write it like 2025-09-29.") % {"day": said[:30]}
        )
        return None
    # Beyond these there is nothing to find, and calendars end.
    return min(max(day, OLDEST_DAY), timezone.localdate() + timedelta(days=1))


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(day: date) -> str:
    return date_format(day, "F j, Y")
