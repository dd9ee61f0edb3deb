from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from articles.models import Article

if TYPE_CHECKING:
    from accounts.models import User
    from saved.models import SavedStory  # noqa: F401  (named in the base class)


class SavedStoryQuerySet(models.QuerySet["SavedStory"]):
    """Reads of what readers keep."""

    def of(self, user: User) -> Self:
        """Keep what `user` saved and the public can still see, newest first."""
        live = Article.objects.live().values("pk")
        return self.filter(user=user, article__in=live).order_by("-saved_at", "-pk")

    def stories_of(self, user: User, *, start: int = 0, end: int | None = None) -> list[Article]:
        """Return the stories themselves, for cards, in the order of saving. Two queries."""
        ids = list(self.of(user).values_list("article_id", flat=True)[start:end])
        return Article.objects.live().for_cards().in_order(ids)
