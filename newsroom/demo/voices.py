"""What readers and moderators of the sample paper gave and said."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from django.utils import timezone

from accounts.models import User
from articles.models import Article
from comments import actions as comments
from comments.models import Comment
from newsroom.demo import material
from publishing.errors import Refused
from ratings.actions import give
from ratings.models import Rating
from ratings.voters import Voter


def rate(stories: dict[str, Article], people: dict[str, User]) -> int:
    """Let readers and the moderator give stars, the same ones each time. Returns how many.

    A story that the moderator has not rated yet is left over now and then, so that there is
    something to do.
    """
    if Rating.objects.exists():
        return Rating.objects.count()
    # The same stars on every machine; nothing is kept secret with them.
    rng = Random("stars")  # noqa: S311
    readers = [user for email, user in sorted(people.items()) if not user.is_staff]
    moderator = people["moderator@example.com"]
    for article in stories.values():
        if not article.is_live():
            continue
        liked = rng.choice((2.9, 3.6, 4.1, 4.5))
        for reader in readers:
            if reader.email != "reader@example.com" and rng.random() < 0.45:
                give(article, stars=_stars(rng, liked), by=Voter.reader(reader))
        if rng.random() < 0.6:
            give(article, stars=_stars(rng, liked), by=Voter.moderator(moderator))
    return Rating.objects.count()


def _stars(rng: Random, liked: float) -> int:
    return min(5, max(1, round(rng.gauss(liked, 0.8))))


def speak(stories: dict[str, Article], people: dict[str, User]) -> int:
    """Let readers say something, and the moderator decide on most of it. Returns how many."""
    moderator = people["moderator@example.com"]
    for entry in material.data("voices")["comment"]:
        article = stories[entry["story"]]
        try:
            comment = comments.say(article, text=entry["text"], by=people[entry["by"]])
        except Refused:  # said on an earlier run
            continue
        if article.published_at is not None:
            said = article.published_at + timedelta(hours=entry["hours_later"])
            # The clock of a sample: nobody could have said all of this within one second.
            Comment.objects.filter(pk=comment.pk).update(created=min(said, timezone.now()))
        if entry["fate"] == "shown":
            comments.let_through(comment, by=moderator)
        elif entry["fate"] != "waiting":
            comments.refuse(comment, reason=entry["fate"], by=moderator)
    return Comment.objects.count()
