from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Count, Exists, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.roles import Role
from pagecache.making import uses
from publishing.querysets import is_live
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from comments.models import Comment  # noqa: F401  (named in the base class)
    from comments.speakers import Speaker

# A story is hot when so much was said under it in an hour.
HOT, HOT_FOR = 10, timedelta(hours=1)


class Rank(models.IntegerChoices):
    """Why somebody should look at a comment; the queue is in this order."""

    REPORTED = 1, "reported"
    FIRST = 2, "first"
    LINK = 3, "link"
    WORD = 4, "word"
    HOT = 5, "hot"
    PLAIN = 6, "plain"
    FLOOD = 7, "flood"


class CommentQuerySet(models.QuerySet["Comment"]):
    """Reads of what readers say."""

    def shown(self) -> Self:
        """Keep what is on the page: let through, and so is what it answers."""
        return self.filter(
            Q(answer_to=None) | Q(answer_to__state__in=["shown", "gone"]), state="shown"
        )

    def waiting(self) -> Self:
        """Keep what nobody has decided on."""
        return self.filter(state="waiting")

    def confirmed(self) -> Self:
        """Keep what somebody answers for; the rest never reached the paper."""
        return self.exclude(state="unconfirmed")

    def under(self, article: Article | int) -> Self:
        """Keep what is said under `article` (or its number), each answer after what it answers.

        The oldest first.
        """
        return self.filter(article=article).order_by(
            Coalesce("answer_to__created", "created"),
            Coalesce("answer_to_id", "pk"),
            models.F("answer_to_id").asc(nulls_first=True),
            "created",
            "pk",
        )

    def said_by(self, speaker: Speaker, *, key: str = "") -> Self:
        """Keep what this reader said, or what was said by guests in the browser `key`."""
        if speaker.user:
            return self.filter(user=speaker.user)
        return self.filter(guest__key=key, user=None) if key else self.none()

    def visible_to(self, user: User) -> Self:
        """Keep what `user` may see in the admin, under stories that the public can see.

        Moderators and the chief editor see all of it, section editors what is said under the
        stories of their sections, everybody else nothing. Nobody sees what is not confirmed.
        """
        live = self.confirmed().filter(is_live("article__"))
        if user.has_role(Role.MODERATOR, Role.CHIEF_EDITOR):
            return live
        if user.has_role(Role.SECTION_EDITOR):
            theirs = Section.objects.filter(Q(editors=user) | Q(parent__editors=user))
            return live.filter(article__section__in=theirs)
        return self.none()

    def to_decide(self) -> Self:
        """Keep what waits for a moderator, and what is shown and was reported."""
        from comments.models import Report

        reported = Report.objects.filter(settled_by=None).values("comment")
        # By their numbers, so that no database asks of everything shown whether it was reported.
        waiting = self.model._default_manager.waiting().order_by().values("pk")
        return self.filter(Q(pk__in=waiting) | Q(state="shown", pk__in=reported))

    def ranked(self) -> Self:
        """Add `is_reported`, `heat` (what was said under the story in the last hour), `rank`."""
        from comments.models import Report

        open_reports = Report.objects.filter(comment=OuterRef("pk"), settled_by=None)
        lately = (
            self.model._default_manager.filter(
                article=OuterRef("article"), created__gt=timezone.now() - HOT_FOR
            )
            .order_by()
            .values("article")
            .annotate(said=Count("pk"))
            .values("said")
        )
        return self.annotate(
            is_reported=Exists(open_reports),
            heat=Coalesce(Subquery(lately), 0),
        ).annotate(
            rank=Case(
                When(is_reported=True, then=Value(Rank.REPORTED)),
                When(in_flood=True, then=Value(Rank.FLOOD)),
                When(is_first=True, then=Value(Rank.FIRST)),
                When(has_link=True, then=Value(Rank.LINK)),
                When(~Q(word=""), then=Value(Rank.WORD)),
                When(heat__gte=HOT, then=Value(Rank.HOT)),
                default=Value(Rank.PLAIN),
                output_field=models.IntegerField(),
            )
        )

    def for_reason(self, rank: int) -> Self:
        """Keep what is ranked so."""
        return self.filter(models.Q(("rank", rank)))

    def count_reasons(self) -> dict[int, int]:
        """Return how many there are of each rank; ranks without any are missing."""
        rows = self.select_related(None).order_by().values_list("rank")
        return dict(rows.annotate(said=Count("pk")))

    def most_urgent_first(self) -> Self:
        """Put what is ranked in the order of the desk: by reason, then hot stories, then age."""
        return self.order_by("rank", "-heat", "created", "pk")

    def free_for(self, user: User) -> Self:
        """Leave out what another moderator is looking at."""
        return self.exclude(
            ~Q(claimed_by=user), claimed_by__isnull=False, claimed_until__gt=timezone.now()
        )

    def counts(self) -> dict[int, int]:
        """Return how many there are by article id; articles without any are missing."""
        rows = self.order_by().values_list("article").annotate(said=models.Count("pk"))
        return dict(rows)


def counts_for(article_ids: Iterable[int]) -> dict[int, int]:
    """Return how many comments are shown under each of `article_ids`, in one query."""
    from comments.models import Comment

    ids = list(article_ids)
    uses(*(f"said/{article_id}" for article_id in ids))
    counted = Comment.objects.shown().filter(article__in=ids).counts() if ids else {}
    return {article_id: counted.get(article_id, 0) for article_id in ids}
