"""Search engines and link previews are told what the page says, and nothing that is not so."""

import json
import re

import pytest
from django.test import Client

from articles.content import CreditLine
from articles.tests.factories import make_article, make_author
from photos.tests.factories import make_photo
from ratings.models import RatingSum, Voice

pytestmark = pytest.mark.django_db


def data_of(client: Client, url: str) -> dict[str, dict]:
    page = client.get(url).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    return {each["@type"]: each for each in json.loads(found[1])["@graph"]}


def test_a_story_says_who_wrote_it_when_and_where_it_stands(client: Client) -> None:
    author = make_author("Lan Phạm")
    article = make_article(
        headline="Ports </script><script>alert(1)</script>",
        credits=[CreditLine(author.name, author.pk)],
        lead_photo_id=make_photo().pk,
    )
    data = data_of(client, article.get_absolute_url())
    story = data["NewsArticle"]
    assert story["headline"] == article.headline
    assert story["author"] == [
        {"@type": "Person", "name": "Lan Phạm", "url": "http://testserver/author/lan-pham/"}
    ]
    assert story["mainEntityOfPage"] == f"http://testserver{article.get_absolute_url()}"
    assert story["isAccessibleForFree"] is True
    assert story["image"]
    assert all(url.startswith("http://testserver/") for url in story["image"])
    assert [item["name"] for item in data["BreadcrumbList"]["itemListElement"]] == ["Corporate"]


@pytest.mark.parametrize("kind", ["release", "partner"])
def test_what_others_wrote_is_not_called_our_news(client: Client, kind: str) -> None:
    article = make_article(kind=kind)
    assert "NewsArticle" not in data_of(client, article.get_absolute_url())


def test_a_link_preview_has_headline_standfirst_and_picture(client: Client) -> None:
    article = make_article(headline='Ports & "berths"', lead_photo_id=make_photo().pk)
    page = client.get(article.get_absolute_url()).content.decode()
    assert '<meta property="og:title" content="Ports &amp; &quot;berths&quot;">' in page
    assert re.search(r'<meta property="og:image" content="http://testserver/\S+">', page)
    assert 'content="summary_large_image"' in page


def test_the_home_page_says_whose_it_is(client: Client) -> None:
    assert data_of(client, "/")["NewsMediaOrganization"]["url"] == "http://testserver/"


def test_a_list_names_its_address_and_its_feed(client: Client) -> None:
    make_article()
    page = client.get("/corporate/?utm_source=x").content.decode()
    assert '<link rel="canonical" href="http://testserver/corporate/">' in page
    assert 'href="/corporate/rss.xml"' in page


def test_stars_are_told_only_when_enough_readers_gave_them(client: Client, settings) -> None:
    settings.STARS_IN_SEARCH_FROM = 3
    article = make_article()
    url = article.get_absolute_url()
    RatingSum.objects.create(article=article, voice=Voice.VISITOR, count=50, total=250)
    few = RatingSum.objects.create(article=article, voice=Voice.READER, count=2, total=8)
    assert "aggregateRating" not in data_of(client, url)["NewsArticle"]
    few.count, few.total = 3, 13
    few.save()
    assert data_of(client, url)["NewsArticle"]["aggregateRating"] == {
        "@type": "AggregateRating",
        "ratingValue": 4.3,
        "ratingCount": 3,
        "bestRating": 5,
        "worstRating": 1,
    }


def test_a_story_has_pictures_of_three_shapes(client: Client) -> None:
    article = make_article(lead_photo_id=make_photo().pk)
    assert len(data_of(client, article.get_absolute_url())["NewsArticle"]["image"]) == 3
