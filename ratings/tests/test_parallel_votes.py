"""Fifty at once, in real threads with connections of their own, on whatever database runs."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.tests.factories import make_article
from ratings import actions, limits
from ratings.models import Rating, RatingSum, Voice
from ratings.tests.factories import make_reader, make_visitor, sums
from ratings.voters import Voter

pytestmark = pytest.mark.django_db(transaction=True)

PARALLEL = 50


def all_at_once(*work: Callable[[], object]) -> list[BaseException | None]:
    """Run every piece in a thread of its own, started together; return what each raised."""
    start = Barrier(len(work))

    def one(piece: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            piece()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return [done.exception() for done in [pool.submit(one, piece) for piece in work]]


def give(article, stars, voter):
    return lambda: actions.give(article, stars=stars, by=voter)


def test_fifty_readers_at_once_are_all_counted():
    article = make_article()
    voters = [Voter.reader(make_reader()) for _ in range(PARALLEL)]
    votes = [give(article, n % 5 + 1, voter) for n, voter in enumerate(voters)]
    assert all_at_once(*votes) == [None] * PARALLEL
    assert sums(article) == (50, 150)
    assert actions.find_drift() == []


def test_one_reader_in_fifty_tabs_has_one_vote():
    article, voter = make_article(), Voter.reader(make_reader())
    votes = [give(article, n % 5 + 1, voter) for n in range(PARALLEL)]
    assert all_at_once(*votes) == [None] * PARALLEL
    last = Rating.objects.get()
    assert sums(article) == (1, last.stars)


def test_votes_changes_and_withdrawals_in_a_tangle_leave_exact_sums():
    article = make_article()
    voters = [Voter.reader(make_reader()) for _ in range(8)]
    for voter in voters[:4]:
        actions.give(article, stars=3, by=voter)
    work = [
        give(article, n % 5 + 1, voters[n % 8])
        if n % 3
        else lambda n=n: actions.withdraw(article, by=voters[n % 8])
        for n in range(PARALLEL)
    ]
    assert all_at_once(*work) == [None] * PARALLEL
    assert actions.find_drift() == []
    assert sums(article)[0] == Rating.objects.count()


def test_fifty_visitors_from_one_address_get_its_share_and_no_more():
    article = make_article()
    votes = [give(article, 1, make_visitor()) for _ in range(PARALLEL)]
    raised = all_at_once(*votes)
    assert sum(isinstance(one, limits.TooMany) for one in raised) == PARALLEL - limits.A_STORY
    assert sums(article, Voice.VISITOR) == (limits.A_STORY, limits.A_STORY)


def test_reading_adding_and_writing_back_would_lose_votes():
    """The negative control: without the guard the race is there, so the tests above see it."""
    article = make_article()
    RatingSum.objects.create(article=article, voice=Voice.READER)
    together = Barrier(PARALLEL)

    def careless() -> None:
        row = RatingSum.objects.get(article=article, voice=Voice.READER)
        together.wait(timeout=30)
        row.count, row.total = row.count + 1, row.total + 3
        row.save()

    assert all_at_once(*[careless] * PARALLEL) == [None] * PARALLEL
    assert sums(article)[0] < PARALLEL
