"""All that a reader said, on pages of their own: by account, or by browser for a guest."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.tests.cast import reader, signed_in
from articles.actions import withdraw
from articles.tests.factories import make_article
from comments.models import Comment, Standing
from comments.tests.factories import make_comment
from comments.views.own import ON_A_PAGE

pytestmark = pytest.mark.django_db

MINE = "/comment/own/"


@pytest.fixture
def lan():
    return reader(name="Lan")


def test_the_newest_stands_first_and_all_of_it_is_reached(lan):
    article, now = make_article(), timezone.now()
    for number in range(2 * ON_A_PAGE + 1):
        said = now + timedelta(seconds=number)
        make_comment(article, f"Word no. {number:03}.", user=lan, created=said)
    client, seen = signed_in(lan), []
    address = MINE
    while address:
        answer = client.get(address)
        seen += [row.comment.text for row in answer.context["rows"]]
        onward = answer.context["page"].next_url
        assert not onward or f'href="{onward}"' in answer.text
        address = MINE + onward if onward else ""
    assert seen == [f"Word no. {number:03}." for number in reversed(range(2 * ON_A_PAGE + 1))]
    for past in ("?page=4", "?page=0", "?page=x", "?page=-1", "?page=999999", "?page=%C2%B2"):
        assert client.get(MINE + past).status_code == 404


def test_each_says_how_it_stands_and_can_be_taken_back(lan):
    article = make_article()
    shown = make_comment(article, "Shown words", user=lan)
    make_comment(article, "Waiting words", user=lan, state=Standing.WAITING)
    make_comment(article, "Refused words", user=lan, state=Standing.REFUSED, reason="insult")
    make_comment(article, "", user=lan, state=Standing.GONE)
    page = signed_in(lan).get(MINE).text
    assert "Waits for a moderator. Only you see it." in page
    assert "Not shown. Reason: Insult or hatred" in page
    assert shown.get_absolute_url() in page
    assert page.count('data-part="comments/own"') == 3, "what was taken back is gone"
    assert f"/comment/own/{shown.pk}/take-back/" in page


def test_what_others_said_is_not_there(lan):
    make_comment(make_article(), "Not hers", user=reader())
    make_comment(make_article(), "A guest's")
    page = signed_in(lan).get(MINE).text
    assert "Not hers" not in page
    assert "A guest" not in page
    assert "Nothing yet." in page


def test_a_story_out_of_the_paper_is_neither_named_nor_linked(lan):
    article = make_article(headline="Withdrawn news")
    make_comment(article, "My own words", user=lan)
    withdraw(article, expected_version=article.version, by=None)
    page = signed_in(lan).get(MINE).text
    assert "My own words" in page
    assert "A story that is no longer in the paper" in page
    assert "Withdrawn news" not in page
    assert article.get_absolute_url() not in page


def test_a_guest_finds_theirs_in_the_browser_and_a_stranger_nothing(opened_long_ago):
    article, client = make_article(), Client()
    data = {"text": "As a guest", "stars": "", "name": "Minh", "email": "minh@reader.example",
            "website": "", "opened": opened_long_ago()}  # fmt: skip
    client.post(f"/comment/{article.pk}/", data)
    assert Comment.objects.exists()
    mine = client.get(MINE)
    assert "As a guest" in mine.text
    assert "no-store" in mine.headers["Cache-Control"]
    stranger = Client().get(MINE)
    assert "As a guest" not in stranger.text
    assert "Sign in" in stranger.text


def test_a_page_of_it_costs_the_same_however_much_was_said(lan, django_assert_num_queries):
    client = signed_in(lan)
    make_comment(make_article(), user=lan)
    client.get(MINE)
    with CaptureQueriesContext(connection) as one:
        client.get(MINE)
    for _ in range(ON_A_PAGE + 5):
        make_comment(make_article(), user=lan)
    with django_assert_num_queries(len(one)):
        client.get(MINE)


def test_the_account_page_leads_there(lan):
    make_comment(make_article(), user=lan)
    assert f'href="{MINE}"' in signed_in(lan).get("/account/").text
