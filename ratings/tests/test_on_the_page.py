from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from accounts.tests.cast import moderator
from articles.tests.factories import make_article
from ratings import actions
from ratings.tests.factories import make_readers_votes, make_visitor
from ratings.voters import Voter

pytestmark = pytest.mark.django_db


def drawn(tag: str, **context) -> str:
    return Template("{% load ratings %}{% " + tag + " %}").render(Context(context))


def test_under_a_story_stand_the_results_the_control_and_the_legend():
    article = make_article()
    make_readers_votes(article, 5, 4)
    actions.give(article, stars=3, by=Voter.moderator(moderator()))
    part = drawn("stars article", article=article)
    assert "4.5 of 5, Very good, 2 readers" in part
    assert "3 of 5, Good, 1 moderator" in part
    assert "What the stars mean:" in part
    assert part.index("Poor") < part.index("Promising") < part.index("Exceptional")
    for stars in range(1, 6):
        assert f'href="/stars/{article.pk}/?give={stars}"' in part


def test_the_stars_cost_a_page_one_query(django_assert_num_queries):
    article = make_article()
    make_readers_votes(article, 5, 4, 3)
    with django_assert_num_queries(1):
        drawn("stars article", article=article)


def test_the_best_rated_are_few_recent_and_chosen_by_signed_in_readers():
    month = timezone.now() - timedelta(days=31)
    good, better, old = make_article(), make_article(), make_article(published_at=month)
    stuffed, hasty = make_article(), make_article()
    make_readers_votes(good, 4, 4, 4)
    make_readers_votes(better, 5, 5, 4)
    make_readers_votes(old, 5, 5, 5)
    make_readers_votes(hasty, 5, 5)
    for n in range(6):
        actions.give(stuffed, stars=5, by=make_visitor(f"203.0.113.{n}"))
    block = drawn("best_rated")
    assert block.index(better.headline) < block.index(good.headline)
    for left_out in (old, stuffed, hasty):
        assert left_out.headline not in block


def test_many_good_votes_beat_few_perfect_ones():
    few, many = make_article(), make_article()
    make_readers_votes(few, 5, 5, 5)
    make_readers_votes(many, *[5] * 9, 4)
    block = drawn("best_rated")
    assert block.index(many.headline) < block.index(few.headline)


def test_without_rated_stories_the_home_page_has_no_such_block():
    make_article()
    assert drawn("best_rated").strip() == ""


def test_the_block_costs_two_queries_whatever_there_is(django_assert_num_queries):
    for _ in range(3):
        make_readers_votes(make_article(), 5, 4, 4)
    with django_assert_num_queries(2):
        drawn("best_rated")
    for _ in range(9):
        make_readers_votes(make_article(), 5, 4, 4)
    with django_assert_num_queries(2):
        drawn("best_rated")
