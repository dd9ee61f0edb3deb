"""The trials of what holds under attack, in small, each with the guards on and off."""

from urllib.parse import urlsplit

import pytest

from articles.tests.factories import make_article
from newsroom.trials import flood, votes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port(live_server):
    return urlsplit(live_server.url).port


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch):
    monkeypatch.setattr("accounts.guarded.QUICKEST", 0)


def test_of_a_flood_nearly_nothing_reaches_the_page_and_one_press_clears_it(port):
    outcome = flood.flood(make_article(), port=port, senders=8, comments=64)
    assert outcome.standings["shown"] <= 10
    assert outcome.honest_told
    assert outcome.honest_seconds < 5
    assert outcome.cleared > 20
    assert (outcome.left_waiting, outcome.brought_back) == (0, outcome.cleared)


def test_without_its_guards_the_flood_comes_through(port):
    with flood.guards_off():
        outcome = flood.flood(make_article(), port=port, senders=8, comments=32)
    assert outcome.standings["shown"] == 32


def test_votes_at_the_same_moment_leave_one_row_a_reader_and_no_drift(port):
    outcome = votes.votes(make_article(), port=port, parallel=4)
    assert (outcome.rows_of_one, outcome.rows_of_others, outcome.drift) == (1, 4, [])


def test_sums_that_are_read_and_written_back_drift(port):
    with votes.guards_off():
        assert votes.votes(make_article(), port=port, parallel=4).drift
