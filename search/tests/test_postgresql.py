"""What PostgreSQL reads to find stories: what the shorter of two ways leads to, and no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.utils import timezone

from articles.tests.factories import make_article
from search import postgresql
from search.query import parse
from search.scope import EVERYWHERE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL's own counts"),
]

STORIES = 40
# The planner itself looks at both ends of the places, now and then twice.
ITS_OWN = 6


@pytest.fixture(autouse=True)
def paper() -> None:
    """Fill a paper: one word is in every story, one in three of them."""
    for number in range(STORIES):
        make_article(headline=f"Harbour {'zebra' if number < 3 else 'crane'} {number}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_entry")


def read_while(looking: Callable[[], object]) -> int:
    """Return how many entries PostgreSQL reads for `looking`."""
    counted = """SELECT seq_tup_read + coalesce(idx_tup_fetch, 0)
        FROM pg_stat_xact_user_tables WHERE relname = 'search_entry'"""
    with connection.cursor() as cursor:
        cursor.execute(counted)
        before = cursor.fetchone()[0]
        looking()
        cursor.execute(counted)
        return int(cursor.fetchone()[0] - before)


def found(words: str, limit: int = 30) -> list[int]:
    span = EVERYWHERE.places(timezone.now())
    return postgresql.newest(parse(words), (), span=span, limit=limit)


def test_a_rare_word_reads_the_stories_that_have_it_however_old_they_are() -> None:
    assert len(found("zebra")) == 3
    assert read_while(lambda: found("zebra")) <= 3 + ITS_OWN


def test_a_word_in_every_story_reads_the_newest_and_stops() -> None:
    newest = found("harbour", limit=2)
    assert newest == sorted(found("harbour"), reverse=True)[:2]
    assert read_while(lambda: found("harbour", limit=2)) <= 2 + ITS_OWN


def test_words_that_stand_nowhere_read_no_story() -> None:
    span = EVERYWHERE.places(timezone.now())
    nowhere = [f"zzyzx{letter}" for letter in "abcdefghij"]
    assert read_while(lambda: postgresql.standing(nowhere, span=span)) == 0
    assert read_while(lambda: postgresql.having_any(nowhere, span=span, limit=30)) == 0
    assert postgresql.standing([*nowhere, "zebra"], span=span) == ["zebra"]
    assert len(postgresql.having_any([*nowhere, "zebra"], span=span, limit=30)) == 3
