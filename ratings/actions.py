"""The verbs of stars: give, withdraw, forget a voter, recount.

A vote and the sum it belongs to change in one transaction. What makes the sums exact when many
vote at once: a voter's row is unique and locked before it is changed, and a sum is only ever
moved by `SET total = total + n` in the database. See docs/decisions/005-stars.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Sum
from django.utils import timezone

from accounts.models import User
from articles.models import Article
from pagecache.actions import purge
from publishing.actions import log
from publishing.errors import Refused
from ratings import limits
from ratings.display import in_words
from ratings.models import FEWEST, MOST, Rating, RatingSum, Voice
from ratings.rules import why_not
from ratings.voters import Voter

_TRIES = 10
GAVE, WITHDREW = "gave stars", "withdrew stars"  # the words of the log


@transaction.atomic
def give(article: Article, *, stars: int, by: Voter) -> Rating:
    """Make `stars` the rating of `article` by this voter, whether it is their first or another.

    Returns the rating. Raises ValueError if `stars` is not one to five, Refused if the voter may
    not rate this story, its kind TooMany if a visitor's address has used up its share.
    """
    if not FEWEST <= stars <= MOST:
        raise ValueError(f"{stars} is not one to five stars")
    _refuse(why_not(by.user, by.voice, article))
    rating, new = _locked_or_new(article, stars, by)
    if not new and rating.stars == stars:
        return rating
    if by.voice == Voice.VISITOR:
        limits.take(by.address, article_id=article.pk, new=new)
    if new:
        _move(article.pk, by.voice, count=1, total=stars)
    else:
        _move(article.pk, by.voice, count=0, total=stars - rating.stars)
        rating.stars, rating.changed_at = stars, timezone.now()
        rating.save(update_fields=["stars", "changed_at"])
    if by.voice == Voice.MODERATOR:
        log(article, verb=GAVE, by=by.user, note=in_words(stars))
    return rating


def _locked_or_new(article: Article, stars: int, by: Voter) -> tuple[Rating, bool]:
    """Return this voter's rating of `article`, locked, and whether it was made now.

    Where readers and writers go side by side (PostgreSQL), another tab of the same reader can give
    stars just before us and take them back just after: then neither making nor finding succeeds,
    and it is tried again.
    """
    tries = 0
    while True:
        try:
            return Rating.objects.select_for_update().get_or_create(
                article=article,
                voice=by.voice,
                user=by.user,
                visitor=by.visitor_id,
                defaults={"stars": stars},
            )
        except IntegrityError:
            tries += 1
            if tries == _TRIES:
                raise


@transaction.atomic
def withdraw(article: Article, *, by: Voter) -> bool:
    """Take back what this voter gave `article`. Returns False if there was nothing to take back.

    Raises Refused if the voter may not rate this story.
    """
    _refuse(why_not(by.user, by.voice, article))
    rating = Rating.objects.of(by).select_for_update().filter(article=article).first()
    if rating is None:
        return False
    _take_back(rating)
    if by.voice == Voice.MODERATOR:
        log(article, verb=WITHDREW, by=by.user, note=in_words(rating.stars))
    return True


@transaction.atomic
def forget(user: User) -> int:
    """Take back everything `user` gave, in every voice, before their account goes.

    Otherwise one address could vote, delete its account, register anew and vote again.
    Returns how many ratings went.
    """
    ratings = Rating.objects.select_for_update().filter(user=user).order_by("article_id", "voice")
    taken = list(ratings)
    for rating in taken:
        _take_back(rating)
    return len(taken)


@dataclass(frozen=True, slots=True)
class Drift:
    """A sum that did not agree with its votes: (count, total) as stored and as counted."""

    article_id: int
    voice: str
    stored: tuple[int, int]
    counted: tuple[int, int]


def find_drift() -> list[Drift]:
    """Compare every sum with its votes, in two queries, and return those that disagree."""
    counted = {
        (article_id, voice): (count, total)
        for article_id, voice, count, total in Rating.objects.values_list("article_id", "voice")
        .annotate(count=Count("pk"), total=Sum("stars"))
        .order_by()
    }
    stored = {
        (article_id, voice): (count, total)
        for article_id, voice, count, total in RatingSum.objects.values_list(
            "article_id", "voice", "count", "total"
        )
    }
    return [
        Drift(article_id, voice, stored=was, counted=is_)
        for article_id, voice in sorted(counted.keys() | stored.keys())
        if (was := stored.get((article_id, voice), (0, 0)))
        != (is_ := counted.get((article_id, voice), (0, 0)))
    ]


@transaction.atomic
def recount(*, article_id: int, voice: str) -> Drift | None:
    """Set one sum to what its votes add up to. Returns the drift it mended, or None.

    The sum is locked before the votes are read: a vote that is under way at that moment moves
    the sum after us, one that is finished is among the votes.
    """
    RatingSum.objects.get_or_create(article_id=article_id, voice=voice)
    row = RatingSum.objects.select_for_update().get(article_id=article_id, voice=voice)
    votes = Rating.objects.filter(article_id=article_id, voice=voice).aggregate(
        count=Count("pk"), total=Sum("stars", default=0)
    )
    stored, counted = (row.count, row.total), (votes["count"], votes["total"])
    if stored == counted:
        return None
    row.count, row.total = counted
    row.save(update_fields=["count", "total"])
    purge(f"stars/{article_id}", "best-rated")
    return Drift(article_id, voice, stored=stored, counted=counted)


def _take_back(rating: Rating) -> None:
    """Delete one locked rating and take it out of its sum."""
    Rating.objects.filter(pk=rating.pk).delete()
    _move(rating.article_id, rating.voice, count=-1, total=-rating.stars)


def _move(article_id: int, voice: str, *, count: int, total: int) -> None:
    """Add to one sum inside the database; make it first if this is the story's first vote.

    Whoever reads the result next reads the new one.
    """
    purge(f"stars/{article_id}", "best-rated")
    rows = RatingSum.objects.filter(article_id=article_id, voice=voice)
    change = {"count": F("count") + count, "total": F("total") + total}
    if rows.update(**change):
        return
    try:
        with transaction.atomic():
            RatingSum.objects.create(article_id=article_id, voice=voice, count=count, total=total)
    except IntegrityError:  # another first vote made it in the meantime
        rows.update(**change)


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)
