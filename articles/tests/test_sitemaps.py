"""Search engines are told of every live story once, and of nothing else."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import actions, purging, sitemaps
from articles.tests.factories import make_article, make_draft
from fronts.tests.factories import make_coverage
from pagecache import pieces
from pagecache.tests.test_the_door import Server
from sections.models import Section

pytestmark = pytest.mark.django_db


def locations(client: Client, url: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(url).content)
    return [element.text or "" for element in tree.iter() if element.tag.endswith("}loc")]


def test_the_sitemap_lists_every_live_story_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "BLOCK", 4)
    articles = [make_article() for _ in range(9)]
    make_draft()
    make_article(published_at=timezone.now() + timedelta(hours=1))
    parts = [url for url in locations(client, "/sitemap.xml") if "stories" in url]
    listed = [url for part in parts for url in locations(client, part)]
    assert len(parts) > 1
    assert sorted(listed) == sorted(f"http://testserver{a.get_absolute_url()}" for a in articles)


def test_a_block_without_a_live_story_is_not_listed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "BLOCK", 2)
    gone = [make_article() for _ in range(6)]
    kept = make_article()
    for article in gone:
        actions.withdraw(article, expected_version=article.version, by=None)
    assert sitemaps.blocks_with_stories() == [kept.pk // 2]


@pytest.mark.django_db(transaction=True)
def test_a_change_makes_the_sitemap_of_its_own_block_anew_and_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (sitemaps, purging):
        monkeypatch.setattr(module, "BLOCK", 2)
    articles = [make_article() for _ in range(4)]
    gone = articles[-1]
    first, last = (reverse("sitemap_stories", args=[pk // 2]) for pk in (articles[0].pk, gone.pk))
    server = Server()
    assert gone.get_absolute_url() not in server.get(first).text
    assert gone.get_absolute_url() in server.get(last).text
    actions.withdraw(gone, expected_version=gone.version, by=None)
    assert server.get(first).cache == "hit"
    assert gone.get_absolute_url() not in server.get(last).text
    pieces.keep_on(lambda: None)


def test_the_pages_are_listed_too(client: Client) -> None:
    make_article(tags=["Ports"])
    Section.objects.create(name="A sister", slug="sister", kind="link", url="https://x.example")
    coverage = make_coverage()
    listed = locations(client, "/sitemap-pages.xml")
    for path in ("/", "/corporate/", "/tag/ports/", "/top-news/", coverage.get_absolute_url()):
        assert f"http://testserver{path}" in listed
    assert "https://x.example" not in " ".join(listed)


def test_the_news_sitemap_holds_the_newsrooms_own_news_of_two_days(client: Client) -> None:
    now = timezone.now()
    wire = Section.objects.create(name="Wire", slug="wire", kind="wire")
    ours = make_article(headline="Ours & new")
    make_article(published_at=now - timedelta(hours=49))
    make_article(kind="release")
    make_article(kind="partner")
    make_article(section_id=wire.pk)
    make_article(no_news_sitemap=True)
    response = client.get("/news-sitemap.xml")
    assert locations(client, "/news-sitemap.xml") == [
        f"http://testserver{ours.get_absolute_url()}"
    ]
    assert "<news:title>Ours &amp; new</news:title>" in response.content.decode()


def test_robots_are_told_where_the_sitemaps_are(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()
