"""Fifty votes at the same moment: one row a reader and story, and sums without drift."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Barrier
from unittest.mock import patch

from django.db import connections, transaction

from accounts.actions import add_person
from accounts.models import User
from articles.models import Article
from newsroom.trials.visitor import Visitor
from ratings import actions
from ratings.models import Rating, RatingSum


@dataclass
class Outcome:
    """What came of it: the rows of the one reader and of the others, and any drift."""

    answers: Counter[int]
    rows_of_one: int
    rows_of_others: int
    voters: int
    drift: list[actions.Drift]


@contextmanager
def guards_off() -> Iterator[None]:
    """Move a sum after its vote, by reading, adding and writing back: the control must drift."""

    def careless(article_id: int, voice: str, *, count: int, total: int) -> None:
        def write_back() -> None:
            row, _new = RatingSum.objects.get_or_create(article_id=article_id, voice=voice)
            time.sleep(0.02)  # long enough for another to read the same
            row.count, row.total = row.count + count, row.total + total
            row.save()

        transaction.on_commit(write_back)

    with patch.object(actions, "_move", careless):
        yield


def votes(article: Article, *, port: int, parallel: int) -> Outcome:
    """Post stars `parallel` times as one reader and once each as as many others, all at once."""
    one = _reader("one")
    others = [_reader(f"voter-{number}") for number in range(parallel)]
    work = [(one, number % 5 + 1) for number in range(parallel)]
    work += [(other, number % 5 + 1) for number, other in enumerate(others)]
    visitors = [(_visitor(user, port, article), stars) for user, stars in work]
    start = Barrier(len(visitors))

    def give(visitor: Visitor, stars: int) -> int:
        try:
            start.wait(timeout=60)
            return visitor.post(
                f"/stars/{article.pk}/",
                {"do": "give", "stars": str(stars), "csrfmiddlewaretoken": visitor.token},
            )[0]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(visitors)) as pool:
        answers = Counter(pool.map(lambda pair: give(*pair), visitors))
    rows = Rating.objects.filter(article=article)
    return Outcome(
        answers,
        rows_of_one=rows.filter(user=one).count(),
        rows_of_others=rows.exclude(user=one).count(),
        voters=len(others),
        drift=actions.find_drift(),
    )


def _reader(name: str) -> User:
    email = f"{name}-{secrets.token_hex(4)}@trial.example"
    return add_person(email=email, display_name=name, by=None)


def _visitor(user: User, port: int, article: Article) -> Visitor:
    visitor = Visitor(port)
    visitor.sign_in(user)
    visitor.token = visitor.open_form(f"/stars/{article.pk}/")["csrfmiddlewaretoken"]
    return visitor
