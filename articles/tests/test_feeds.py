"""Feeds of the paper, a section, tag, theme and author: live stories only, whole and valid XML."""

from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.utils import timezone

from articles.content import CreditLine
from articles.tests.factories import make_article, make_author, make_draft, make_theme
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db


def test_every_list_has_a_feed_of_its_live_stories(client: Client) -> None:
    author, theme = make_author(), make_theme()
    written = {
        "tags": ["Ports"],
        "theme_ids": [theme.pk],
        "credits": [CreditLine(author.name, author.pk)],
    }
    article = make_article(**written)
    make_draft(**written)
    make_article(published_at=timezone.now() + timedelta(hours=1), **written)
    pages = [
        "/",
        "/corporate/",
        "/tag/ports/",
        theme.get_absolute_url(),
        author.get_absolute_url(),
    ]
    for page in pages:
        feed = feedparser.parse(client.get(f"{page}rss.xml").content)
        assert not feed.bozo, page
        assert [entry.title for entry in feed.entries] == [article.headline]
        assert feed.entries[0].author == author.name
        assert feed.entries[0].link.endswith(article.get_absolute_url())
        assert feed.feed.link.endswith(page)


def test_a_feed_carries_the_picture_with_its_credit(client: Client) -> None:
    photo = make_photo(credit="Minh Tran", alt="A crane")
    make_article(lead_photo_id=photo.pk)
    entry = feedparser.parse(client.get("/rss.xml").content).entries[0]
    assert entry.media_content[0]["type"] == "image/jpeg"
    assert entry.media_content[0]["url"].startswith("http://testserver/")
    assert entry.media_credit[0]["content"] == "Minh Tran"


def test_signs_of_markup_in_a_headline_stay_words(client: Client) -> None:
    make_article(headline="Profit < loss & <b>so on</b>")
    tree = ElementTree.fromstring(client.get("/rss.xml").content)
    title = tree.findtext("channel/item/title")
    assert title == "Profit &lt; loss &amp; &lt;b&gt;so on&lt;/b&gt;"


def test_an_unchanged_feed_is_not_sent_twice(client: Client) -> None:
    make_article()
    first = client.get("/rss.xml")
    again = client.get("/rss.xml", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_article()
    changed = client.get("/rss.xml", headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_the_queries_of_a_feed_do_not_grow(client: Client, django_assert_max_num_queries) -> None:
    for _ in range(30):
        make_article(lead_photo_id=make_photo().pk)
    with django_assert_max_num_queries(4):
        client.get("/rss.xml")


@pytest.mark.parametrize("page", ["/nothing/", "/corporate/nothing/", "/tag/x/", "/author/x/"])
def test_a_feed_of_nothing_is_not_found(client: Client, page: str) -> None:
    make_article()
    assert client.get(f"{page}rss.xml").status_code == 404
