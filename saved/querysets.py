from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models

from articles.models import Article
from publishing.querysets import is_live

if TYPE_CHECKING:
    from accounts.models import User
    from saved.models import SavedStory


class SavedStoryQuerySet(models.QuerySet["SavedStory"]):
    """Reads of what readers keep."""

    def of(self, user: User) -> Self:
        """Keep what `user` saved and the public can still see, newest first."""
        return self.filter(is_live("article__"), user=user).order_by("-saved_at", "-pk")

    def stories(self, rows: Iterable[SavedStory]) -> list[Article]:
        """Return the stories of `rows` for cards, in the same order. One query."""
        ids = [row.article_id for row in rows]
        return Article.objects.live().for_cards().in_order(ids)
