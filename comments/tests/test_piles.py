"""The piles of the moderators' desk: leafed to the end, never counted, searched as far as said."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.tests.cast import moderator, signed_in
from articles.tests.factories import make_article
from comments.admin import piles
from comments.models import Standing
from comments.tests.factories import make_comment

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/comment/"


def texts(page):
    return [comment.text for comment in page.context["leaf"].comments]


def follow(client, page, rel):
    """Press the link of that kind below the list; None if there is none."""
    found = re.search(rf'href="([^"]+)" rel="{rel}"', page.content.decode())
    return client.get(QUEUE + unescape(found[1])) if found else None


@pytest.mark.parametrize("pile", ["", "shown", "all"])
def test_a_pile_is_leafed_to_its_end_and_no_comment_stands_twice(pile):
    article, state = make_article(), Standing.SHOWN if pile else Standing.WAITING
    made = [make_comment(article, state=state).text for _ in range(60)]
    client = signed_in(moderator())
    page = client.get(f"{QUEUE}?state={pile}")
    seen, pages = texts(page), 1
    while later := follow(client, page, "next"):
        page, pages = later, pages + 1
        seen += texts(page)
    assert seen == (made[::-1] if pile else made)
    assert pages == 3
    assert texts(follow(client, page, "prev")) == (made[::-1][:25] if pile else made[25:50])


def test_only_what_waits_is_counted_however_much_lies_in_a_pile():
    client = signed_in(moderator())
    with CaptureQueriesContext(connection) as queries:
        client.get(f"{QUEUE}?state=all")
    counted = [one["sql"] for one in queries if "COUNT(*)" in one["sql"].split("FROM")[0]]
    assert not [sql for sql in counted if "comments_comment" in sql and "waiting" not in sql]


@pytest.mark.parametrize("wrong", ["page=9", "page=-1", "page=x", "before=x", "page=" + "9" * 30])
def test_an_address_that_makes_no_sense_shows_the_beginning(wrong):
    make_comment(make_article(), "waits", state=Standing.WAITING)
    assert texts(signed_in(moderator()).get(f"{QUEUE}?{wrong}")) == ["waits"]


def test_a_search_looks_through_the_newest_and_says_so(monkeypatch):
    article = make_article()
    monkeypatch.setattr(piles, "LOOKED_THROUGH", 3)
    for text in ("a rare word", "b", "a rare word again"):
        make_comment(article, text)
    client, address = signed_in(moderator()), f"{QUEUE}?state=all&q=rare"
    assert texts(client.get(address)) == ["a rare word again", "a rare word"]
    make_comment(article, "c")
    page = client.get(address)
    assert texts(page) == ["a rare word again"]
    assert "With “rare”, among the newest 3" in page.content.decode()
