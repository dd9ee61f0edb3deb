"""The paper's lists: the newest stories of the paper, a section, a tag, a theme, an author.

Each is a walk along one index ordered by `live_from`, in the table that files stories under that
section, tag, theme or author. It gives ids only, so it never joins the stories: with the join,
planners like to begin at the stories and sort them all. What is shown then comes through
`Article.objects.live()`, by id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.utils import timezone

from articles.models import (
    Article,
    ArticleTag,
    ArticleTheme,
    Author,
    Credit,
    Kind,
    Placement,
    Tag,
    Theme,
)
from pagecache.making import uses
from publishing.prepared import Prepared, moment
from publishing.querysets import Span
from sections.models import Section


@dataclass(frozen=True)
class StoryList:
    """The live stories filed in one place, newest first.

    `rows` returns the filed rows, `story` is the name of their column with the story's id. A page
    that asks the list is made of `key`, which is purged when a story comes, goes or moves in it.
    """

    rows: Callable[[], QuerySet]
    story: str
    key: str
    # Which of the lists of `_OF` it is, and whose: its SQL is written once for all of that name.
    of: tuple[str, int] | None = None

    def ids(
        self, *, start: int = 0, count: int, within: Span | None = None, at: datetime | None = None
    ) -> list[int]:
        """Return `count` ids from the place `start` on, of the whole list or one span of it."""
        uses(self.key)
        at = at or timezone.now()
        if within is not None:
            return [story for _live, story in self._walk(at, within)[start : start + count]]
        with connections[Article.objects.db].cursor() as cursor:
            cursor.execute(*self._sql(start, start + count, at))
            return [story for _live, story in cursor.fetchall()]

    def oldest(self) -> datetime | None:
        """Return when its first story went live; None if the list is empty."""
        uses(self.key)
        return self._walk(timezone.now()).reverse().values_list("live_from", flat=True).first()

    def newest(self, count: int, *, at: datetime) -> tuple[str, Sequence[Any]]:
        """Return the SQL of (live_from, id) of its `count` newest: see `newest_ids`."""
        uses(self.key)
        return self._sql(0, count, at)

    def _sql(self, start: int, end: int, at: datetime) -> tuple[str, Sequence[Any]]:
        if self.of is None:
            return self._walk(at)[start:end].query.get_compiler(Article.objects.db).as_sql()
        name, pk = self.of
        return _prepared(name, start, end).sql(Article.objects.db, [pk], at=at)

    def _walk(self, at: datetime, within: Span | None = None) -> QuerySet:
        # One bound above: SQLite walks from the first it is given, all the way to the other.
        if within is None:
            rows = self.rows().filter(live_from__lte=at)
        elif at < within[1]:
            rows = self.rows().filter(live_from__gte=within[0], live_from__lte=at)
        else:
            rows = self.rows().filter(live_from__gte=within[0], live_from__lt=within[1])
        return rows.order_by("-live_from", f"-{self.story}").values_list("live_from", self.story)


def _published() -> QuerySet:
    return Article.objects.published()


def latest() -> StoryList:
    """All stories of the paper."""
    return StoryList(_published, "pk", "latest", ("latest", 0))


def of_kind(kind: Kind) -> StoryList:
    """The stories of one kind, wherever they stand."""
    return StoryList(lambda: Article.objects.published().filter(kind=kind), "pk", f"kind/{kind}")


def in_section(section: Section) -> StoryList:
    """The stories placed in `section` or in one of its parts."""
    return StoryList(
        lambda: Placement.objects.filter(section=section.pk),
        "article_id",
        f"section/{section.pk}",
        ("section", section.pk),
    )


def with_tag(tag: Tag) -> StoryList:
    """The stories with `tag`."""
    return StoryList(
        lambda: ArticleTag.objects.filter(tag=tag.pk),
        "content_object_id",
        f"tag/{tag.pk}",
        ("tag", tag.pk),
    )


def in_theme(theme: Theme, *, without: Sequence[int] = ()) -> StoryList:
    """The stories in `theme`, but for those whose ids are in `without`."""

    def rows() -> QuerySet:
        filed = ArticleTheme.objects.filter(theme=theme.pk)
        return filed.exclude(article__in=without) if without else filed

    of = None if without else ("theme", theme.pk)
    return StoryList(rows, "article_id", f"theme/{theme.pk}", of)


def by_author(author: Author) -> StoryList:
    """The stories with `author` in the byline."""
    return StoryList(
        lambda: Credit.objects.filter(author=author.pk),
        "article_id",
        f"author/{author.pk}",
        ("author", author.pk),
    )


_OF: dict[str, Callable[[int], StoryList]] = {
    "latest": lambda pk: latest(),
    "section": lambda pk: in_section(Section(pk=pk)),
    "tag": lambda pk: with_tag(Tag(pk=pk)),
    "theme": lambda pk: in_theme(Theme(pk=pk)),
    "author": lambda pk: by_author(Author(pk=pk)),
}


@cache
def _prepared(name: str, start: int, end: int) -> Prepared:
    """Return a stretch of the lists called `name`. There are few: pages of lists, and fronts."""
    return Prepared(lambda marks: _OF[name](marks[0])._walk(moment())[start:end])


def newest_ids(
    wanted: Sequence[tuple[str, StoryList, int]], *, at: datetime | None = None
) -> dict[str, list[int]]:
    """Return the newest ids of many lists at once: {name: ids} for (name, list, how many).

    Lists of one name are merged, newest first, each story once. One query, a UNION ALL of the
    walks, whatever the size of the paper. Written by hand because the ORM cannot slice the parts
    of a union on SQLite, and a window function would rank every story there is.
    """
    found: dict[str, dict[int, None]] = {name: {} for name, _stories, _count in wanted}
    if not wanted:
        return {}
    using = Article.objects.db
    then = at or timezone.now()
    arms: list[str] = []
    values: list[Any] = []
    for place, (_name, stories, count) in enumerate(wanted):
        sql, params = stories.newest(count, at=then)
        arms.append(f"SELECT {place}, walk{place}.* FROM ({sql}) walk{place}")  # noqa: S608
        values += params
    with connections[using].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), values)
        # A union promises no order, so each list is put back into its own.
        rows = sorted(cursor.fetchall(), key=lambda row: row[1:], reverse=True)
    for place, _live_from, story in rows:
        found[wanted[place][0]].setdefault(story)
    return {name: list(ids) for name, ids in found.items()}
