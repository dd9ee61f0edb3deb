"""A page that is not there helps: a search, the newest stories, the sections."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.tests.factories import make_article, make_draft
from newsroom.views import not_found
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

NOWHERE = [
    "/nowhere/",
    "/nowhere/at-all/",
    "/no-such-story-999.html",
    "/tag/none/",
    "/a/b/c/d",
    "/latest/?page=99",
    "/search/?q=x&page=0",
    "/theme/none/2025/01/",
    "/media/none.jpg",
]


@pytest.mark.parametrize("address", NOWHERE)
def test_404_offers_search_the_newest_and_the_sections(client: Client, address: str) -> None:
    make_section("Money")
    for n in range(6):
        make_article(headline=f"Story {n}", published_at=timezone.now() - timedelta(hours=n + 1))
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 404
    assert len(queries) <= 6, [query["sql"] for query in queries]
    assert 'action="/search/"' in page.text
    assert "Story 4" in page.text
    assert "Story 5" not in page.text
    assert '<a href="/money/">Money</a>' in page.text
    assert not page.cookies


def test_410_offers_the_same(client: Client) -> None:
    article = make_article(headline="Taken back")
    make_article(headline="Still here")
    actions.withdraw(article, expected_version=article.version, by=None)
    page = client.get(article.get_absolute_url())
    assert page.status_code == 410
    assert "Still here" in page.text
    assert "Taken back" not in page.text
    assert 'data-part="newsroom/ways_on"' in page.text


def test_what_is_not_live_is_not_named(client: Client) -> None:
    hidden = make_draft(headline="Hidden")
    make_article(headline="Hidden", published_at=timezone.now() + timedelta(hours=1))
    page = client.get(f"/hidden-{hidden.pk}.html")
    assert (page.status_code, "Hidden" in page.text) == (404, False)


def test_404_survives_a_broken_database() -> None:
    def broken(*args: object) -> None:
        raise DatabaseError("the disk is gone")

    request = RequestFactory().get("/nowhere/")
    with connection.execute_wrapper(broken):
        page = not_found(request, Exception())
    assert page.status_code == 404
    assert b"There is no page at this address." in page.content
    assert b"disk" not in page.content
