"""All stars that a reader gave, on pages of their own."""

import pytest

from accounts.tests.cast import reader, signed_in
from articles.actions import withdraw
from articles.tests.factories import make_article
from ratings.actions import give
from ratings.views import ON_A_PAGE
from ratings.voters import Voter

pytestmark = pytest.mark.django_db

MINE = "/stars/mine/"


def test_every_story_is_reached_the_newest_first():
    lan = reader()
    for number in range(ON_A_PAGE + 1):
        give(make_article(headline=f"Story {number:03}"), stars=4, by=Voter.reader(lan))
    client = signed_in(lan)
    first, second = client.get(MINE), client.get(f"{MINE}?page=2")
    assert f"Story {ON_A_PAGE:03}" in first.text
    assert "4 stars, Very good" in first.text
    assert 'href="?page=2"' in first.text
    assert [row.article.headline for row in second.context["rows"]] == ["Story 000"]
    assert client.get(f"{MINE}?page=3").status_code == 404
    assert f'href="{MINE}"' in client.get("/account/").text


def test_what_others_gave_and_what_left_the_paper_is_not_there():
    lan, gone = reader(), make_article(headline="Gone")
    give(make_article(headline="Not hers"), stars=1, by=Voter.reader(reader()))
    lan.ratings.create(article=gone, voice="reader", stars=2)
    withdraw(gone, expected_version=gone.version, by=None)
    page = signed_in(lan).get(MINE).text
    assert "Not hers" not in page
    assert "Gone" not in page
    assert "No stars yet." in page
