"""What the page cache keeps of issues: all of an open one, nothing of a closed one.

Asked through its door, as a web server asks it.
"""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from accounts.tests.cast import reader
from editions import actions
from editions.models import Access
from editions.tests.factories import make_issue, make_publication
from editions.tests.test_who_may_read import SECRET, an_issue, closed_doors
from pagecache import pieces
from pagecache.tests.test_the_door import Answer, Server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server():
    yield Server()
    pieces.keep_on(lambda: None)


def cookie_of(user) -> str:
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def shows(answer: Answer) -> bool:
    """Say whether the answer gives away text, a picture or the PDF."""
    if answer.body.startswith((b"RIFF", b"\xff\xd8", b"%PDF")):
        return True
    # What was searched for is said again; the words that stand beside it are the issue's own.
    return "containers waited" in answer.text


@pytest.mark.parametrize("access", [Access.READERS, Access.SUBSCRIBERS])
def test_what_a_subscriber_read_of_a_closed_issue_is_given_to_nobody_else(server, access):
    issue, user = an_issue(access), reader()
    actions.grant_term(issue.publication, user, by=None)
    cookie = cookie_of(user)
    for door, address in closed_doors(issue).items():
        for _again in range(2):
            theirs = server.get(address, cookie=cookie)
            assert theirs.status == 200
            assert shows(theirs), door
            assert theirs.cache != "hit", door
            assert "public" not in theirs.headers.get("cache-control", ""), door
            stranger = server.get(address)
            assert not shows(stranger), door
            assert stranger.cache != "hit", door


def test_a_page_of_an_open_issue_is_a_hit_the_second_time(server):
    issue = an_issue(Access.OPEN)
    for address in (issue.get_page_url(2), issue.get_absolute_url(), "/epaper/"):
        first, second = server.get(address), server.get(address)
        assert (first.cache, second.cache) == ("miss", "hit"), address
        assert second.text == first.text


def test_an_issue_that_is_closed_leaves_the_cache_with_that(server):
    issue = an_issue(Access.OPEN)
    page = issue.get_page_url(2)
    server.get(page)
    assert shows(server.get(page))
    issue.publication.access = Access.SUBSCRIBERS
    actions.save_publication(issue.publication, by=None)
    assert not shows(server.get(page))
    assert server.get(page).cache != "hit"


def test_the_papers_own_search_and_maps_tell_nothing_of_a_closed_issue(server):
    issue = an_issue(Access.SUBSCRIBERS)
    make_issue(make_publication(), pages=["Open"])
    pages = ["/sitemap.xml", "/news-sitemap.xml", f"/epaper/find/?q={SECRET}",
             f"/search/?q={SECRET}", "/epaper/", issue.get_absolute_url()]  # fmt: skip
    maps = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", server.get("/sitemap.xml").text)
    assert maps
    for address in [*pages, *maps]:
        answer = server.get(address)
        assert answer.status == 200, address
        assert not shows(answer), address
        assert f"<loc>http://testserver{issue.get_page_url(2)}" not in answer.text, address
