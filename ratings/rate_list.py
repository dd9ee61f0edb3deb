"""What stands on the moderators' list: which stories, and what is known of each.

Three queries, however many stories there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from accounts.models import User
from articles.models import Article
from articles.querysets import ArticleQuerySet
from ratings.display import Result, in_words, result
from ratings.forms import Rated, RateStoriesFilter
from ratings.models import Rating, RatingSum, Voice
from ratings.voters import Voter

PAGE = 25


@dataclass(frozen=True, slots=True)
class Row:
    """One story on the list. `mine` is what the moderator who looks gave; None: nothing."""

    article: Article
    mine: int | None
    readers: Result
    moderators: Result

    @property
    def results(self) -> list[Result]:
        """What readers and what all moderators say, in the order shown."""
        return [self.readers, self.moderators]

    @property
    def state(self) -> str:
        """What is saved, in words."""
        if self.mine is None:
            return _("Not rated by you")
        return in_words(self.mine)


def page_of_rows(filters: RateStoriesFilter, user: User, *, before: str) -> tuple[list[Row], str]:
    """Return up to PAGE rows of live stories, newest first, and a mark for the next page.

    The mark (empty at the end) names the last story shown, not a page number: stories that leave
    a filter because they were just rated, or that just appeared, do not shift the next page.
    A mark that makes no sense is taken as none.
    """
    stories = _narrowed(filters, user).newest_first()
    articles = list(_after(stories, before).for_cards()[: PAGE + 1])
    older = _mark(articles[PAGE - 1]) if len(articles) > PAGE else ""
    return rows_for(articles[:PAGE], user), older


def unrated_of_the_day() -> int:
    """Return how many of today's live stories no moderator has rated. One query."""
    morning = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    today = Article.objects.live().filter(live_from__gte=morning)
    return today.filter(~_rated_by_a_moderator()).count()


def rows_for(articles: Sequence[Article], user: User) -> list[Row]:
    """Return the rows of `articles` as the moderator `user` sees them; two queries."""
    ids = [article.pk for article in articles]
    sums = RatingSum.objects.by_article(ids)
    mine = Rating.objects.of(Voter.moderator(user)).stars_for(ids)
    return [
        Row(
            article=article,
            mine=mine.get(article.pk),
            readers=result(Voice.READER, sums[article.pk]),
            moderators=result(Voice.MODERATOR, sums[article.pk]),
        )
        for article in articles
    ]


def _narrowed(filters: RateStoriesFilter, user: User) -> ArticleQuerySet:
    stories = Article.objects.live()
    if not filters.is_valid():
        return stories
    chosen = filters.cleaned_data
    if chosen["section"]:
        stories = stories.filter(placements__section=chosen["section"])
    if chosen["day"]:
        morning = timezone.make_aware(datetime.combine(chosen["day"], time.min))
        stories = stories.filter(live_from__gte=morning, live_from__lt=morning + timedelta(days=1))
    if chosen["rated"] == Rated.NOT_BY_ME:
        mine = Rating.objects.of(Voter.moderator(user)).filter(article=OuterRef("pk"))
        stories = stories.filter(~Exists(mine))
    if chosen["rated"] == Rated.BY_NOBODY:
        stories = stories.filter(~_rated_by_a_moderator())
    return stories


def _rated_by_a_moderator() -> Exists:
    return Exists(
        RatingSum.objects.filter(article=OuterRef("pk"), voice=Voice.MODERATOR, count__gt=0)
    )


def _mark(article: Article) -> str:
    return f"{article.live_from:%Y-%m-%dT%H:%M:%S.%f%z}_{article.pk}"


def _after(stories: ArticleQuerySet, mark: str) -> ArticleQuerySet:
    moment, _separator, pk = mark.rpartition("_")
    try:
        live_from = parse_datetime(moment)
    except ValueError:
        live_from = None
    if live_from is None or timezone.is_naive(live_from) or not pk.isdecimal():
        return stories
    return stories.filter(live_from__lte=live_from).filter(
        Q(live_from__lt=live_from) | Q(pk__lt=int(pk))
    )
