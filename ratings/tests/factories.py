"""Votes for tests, given the way people give them: through the actions."""

from __future__ import annotations

from itertools import count

from accounts.models import User
from articles.models import Article
from ratings import actions, limits
from ratings.models import RatingSum, Voice
from ratings.voters import Voter, new_visitor_id

_number = count(1)


def make_reader() -> User:
    """Return a reader with an account that nobody signs in to: quick, in any number."""
    name = f"voter-{next(_number)}"
    return User.objects.create(email=f"{name}@readers.example", display_name=name)


def make_visitor(address: str = "198.51.100.7") -> Voter:
    """Return a new visitor without an account."""
    return Voter.visitor(new_visitor_id(), address=limits.hashed(address))


def make_readers_votes(article: Article, *stars: int) -> None:
    """Let as many new readers as there are `stars` rate `article`."""
    for given in stars:
        actions.give(article, stars=given, by=Voter.reader(make_reader()))


def sums(article: Article, voice: Voice = Voice.READER) -> tuple[int, int]:
    """Return (votes, stars added up) of one voice, as stored."""
    row = RatingSum.objects.filter(article=article, voice=voice).first()
    return (row.count, row.total) if row else (0, 0)
