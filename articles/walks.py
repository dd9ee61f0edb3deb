"""The newest stories of many lists at once, in one query that does not grow with the paper.

A page needs "the newest of this section, of these tags, of the whole paper" together. Each is a
short walk along an index that is ordered by `live_from`; the walks are joined by UNION ALL. The
ORM cannot slice the parts of a union on SQLite, and a window function would rank every story.

A walk gives ids only. What is shown still comes through `Article.objects.live()`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.utils import timezone

from articles.models import Article, ArticleTag, ArticleTheme, Placement
from publishing.states import State


@dataclass(frozen=True)
class Walk:
    """The newest `limit` stories of one list. `sql` selects (live_from, story id)."""

    name: str
    sql: str
    of: int | str
    limit: int


def _sql(model: type, story: str, of: str) -> str:
    return (
        f"SELECT live_from, {story} AS story FROM {model._meta.db_table}"  # noqa: S608
        f" WHERE {of} = %s AND live_from <= %s ORDER BY live_from DESC, {story} DESC LIMIT %s"
    )


_LATEST = _sql(Article, "id", "state")
_IN_SECTION = _sql(Placement, "article_id", "section_id")
_WITH_TAG = _sql(ArticleTag, "content_object_id", "tag_id")
_IN_THEME = _sql(ArticleTheme, "article_id", "theme_id")


def latest(name: str, *, limit: int) -> Walk:
    """The newest stories of the whole paper."""
    return Walk(name, _LATEST, State.PUBLISHED.value, limit)


def in_section(name: str, section_id: int, *, limit: int) -> Walk:
    """The newest stories of a section and its parts."""
    return Walk(name, _IN_SECTION, section_id, limit)


def with_tag(name: str, tag_id: int, *, limit: int) -> Walk:
    """The newest stories with a tag."""
    return Walk(name, _WITH_TAG, tag_id, limit)


def in_theme(name: str, theme_id: int, *, limit: int) -> Walk:
    """The newest stories in a theme."""
    return Walk(name, _IN_THEME, theme_id, limit)


def newest_ids(
    walks: Iterable[Walk], *, at: datetime | None = None, using: str = "default"
) -> dict[str, list[int]]:
    """Return {walk name: story ids, newest first} at the moment `at` (now, if not given).

    Walks of the same name are merged: their stories together, newest first, each once.
    """
    walks = list(walks)
    found: dict[str, list[int]] = {walk.name: [] for walk in walks}
    if not walks:
        return found
    connection = connections[using]
    moment = connection.ops.adapt_datetimefield_value(at or timezone.now())
    arms = (f"SELECT {i}, live_from, story FROM ({walk.sql}) w{i}" for i, walk in enumerate(walks))  # noqa: S608
    values = [value for walk in walks for value in (walk.of, moment, walk.limit)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), values)
        rows = sorted(cursor.fetchall(), key=lambda row: (row[1], row[2]), reverse=True)
    for index, _live_from, story in rows:
        found[walks[index].name].append(story)
    return {name: list(dict.fromkeys(ids)) for name, ids in found.items()}
