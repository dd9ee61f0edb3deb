"""Whether something can be said under a story now, and whether a moderator reads it first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from comments.models import Mode, Setting

if TYPE_CHECKING:
    from articles.models import Article

# The key of every page with what readers say on it: see `pagecache`.
EVERYWHERE = "said"

# What holds while nobody has set anything.
MODE, CLOSES_AFTER = Mode.MODERATED, 30


@dataclass(frozen=True, slots=True)
class Door:
    """The mode of one story and the moment it closes (None: it does not)."""

    mode: Mode
    closes_at: datetime | None

    def is_closed(self, at: datetime | None = None) -> bool:
        """Say whether nothing new can be said at the moment `at` (now, if not given)."""
        if self.mode == Mode.CLOSED:
            return True
        return self.closes_at is not None and self.closes_at <= (at or timezone.now())


def door_of(article: Article) -> Door:
    """Return the door of `article`. One query."""
    return door_between(article, settings_above(article))


def settings_above(article: Article) -> list[Setting]:
    """Return what `article` obeys: its own setting, those of its section and above, the paper's.

    The nearest comes first. One query.
    """
    section = article.section
    sections = [section.pk, *([section.parent_id] if section.parent_id else [])]
    rows = Setting.objects.filter(
        Q(article=article.pk) | Q(section__in=sections) | Q(section=None, article=None)
    )
    return nearest_first(article, rows)


def nearest_first(article: Article, rows: Iterable[Setting]) -> list[Setting]:
    """Return the settings that `article` obeys with the nearest first. Pure."""
    section = article.section
    sections = [section.pk, *([section.parent_id] if section.parent_id else [])]
    return sorted(rows, key=lambda row: _distance(row, sections))


def door_between(article: Article, rows: Iterable[Setting]) -> Door:
    """Return the door of `article` between `rows`, the nearest of which comes first. Pure."""
    rows = list(rows)
    mode = next((Mode(row.mode) for row in rows if row.mode), MODE)
    days = next((row.closes_after for row in rows if row.closes_after is not None), CLOSES_AFTER)
    if not days or article.live_from is None:
        return Door(mode, None)
    return Door(mode, article.live_from + timedelta(days=days))


def _distance(row: Setting, sections: list[int]) -> int:
    if row.article_id:
        return 0
    return 1 + sections.index(row.section_id) if row.section_id else 9
