"""What readers and moderators of the sample paper gave and said."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import User
from articles.models import Article
from comments import actions as comments
from comments.models import Comment, Mode, Rule, Setting
from comments.speakers import introduce, new_key
from newsroom.demo import material
from ratings.actions import give
from ratings.models import Rating
from ratings.voters import Voter
from sections.models import Kind, Section

NEVER = 0  # days; the oldest sample stories are more than a year old, and people still talk


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
    """Let readers say something, and the moderator decide on most of it. Returns how many.

    Said once, it is there; nobody says it again when the sample is loaded again.
    """
    if Comment.objects.exists():
        return Comment.objects.count()
    moderator, listed = people["moderator@example.com"], material.data("voices")
    comments.set_door(Setting(mode=Mode.MODERATED, closes_after=NEVER), by=None)
    for wire in Section.objects.filter(kind=Kind.WIRE):  # nobody at the paper wrote what is there
        comments.set_door(Setting(section=wire, mode=Mode.CLOSED), by=None)
    for entry in listed["rule"]:
        comments.save_rule(Rule(**entry), by=people["chief@example.com"])
    said: dict[str, Comment] = {}
    for entry in listed["comment"]:
        comment = _say(stories[entry["story"]], entry, people, said)
        if entry["fate"] == "shown":
            comments.let_through(comment, by=moderator)
        elif entry["fate"] != "waiting":
            comments.refuse(comment, reason=entry["fate"], by=moderator)
        for email, complaint, note in entry.get("reports", []):
            comments.report(comment, complaint=complaint, note=note, by=people[email])
    return Comment.objects.count()


def _say(
    article: Article, entry: dict[str, Any], people: dict[str, User], said: dict[str, Comment]
) -> Comment:
    guest = None
    if "guest" in entry:
        name, email = entry["guest"]
        guest = introduce(key=new_key(), name=name, email=email)
    comment = comments.say(
        article,
        text=entry["text"],
        by=people[entry["by"]] if guest is None else None,
        guest=guest,
        answer_to=said[entry["answer_to"]] if "answer_to" in entry else None,
        stars=entry.get("stars"),
    )
    if guest:
        comment = comments.confirm(comment)
    if "key" in entry:
        said[entry["key"]] = comment
    # The clock of a sample: nobody could have said all of this within one second.
    now = timezone.now()
    then = now - timedelta(minutes=entry.get("minutes_ago", 0))
    if "hours_later" in entry and article.published_at is not None:
        then = min(article.published_at + timedelta(hours=entry["hours_later"]), now)
    comment.created = then
    comment.save(update_fields=["created"])
    return comment
