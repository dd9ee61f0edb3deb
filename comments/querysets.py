from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from accounts.roles import Role
from publishing.states import State

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from comments.models import Comment  # noqa: F401  (named in the base class)


class CommentQuerySet(models.QuerySet["Comment"]):
    """Reads of what readers say."""

    def shown(self) -> Self:
        """Keep what moderators have let through."""
        return self.filter(state="shown")

    def waiting(self) -> Self:
        """Keep what nobody has decided on."""
        return self.filter(state="waiting")

    def under(self, article: Article) -> Self:
        """Keep what is said under `article`, in the order in which it was said."""
        return self.filter(article=article).order_by("created", "pk")

    def visible_to(self, user: User) -> Self:
        """Keep what `user` may see in the admin, under stories that the public can see.

        Moderators and the chief editor see all of it, section editors what is said under the
        stories of their sections, everybody else nothing.
        """
        live = self.filter(article__state=State.PUBLISHED, article__live_from__lte=timezone.now())
        if user.has_role(Role.MODERATOR, Role.CHIEF_EDITOR):
            return live
        if user.has_role(Role.SECTION_EDITOR):
            return live.filter(
                models.Q(article__section__editors=user)
                | models.Q(article__section__parent__editors=user)
            ).distinct()
        return self.none()

    def counts(self) -> dict[int, int]:
        """Return how many there are by article id; articles without any are missing."""
        rows = self.order_by().values_list("article").annotate(said=models.Count("pk"))
        return dict(rows)


def counts_for(article_ids: Iterable[int]) -> dict[int, int]:
    """Return how many comments are shown under each of `article_ids`, in one query."""
    from comments.models import Comment

    ids = list(article_ids)
    counted = Comment.objects.shown().filter(article__in=ids).counts() if ids else {}
    return {article_id: counted.get(article_id, 0) for article_id in ids}
