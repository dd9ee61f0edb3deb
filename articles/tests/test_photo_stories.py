"""A photo story shows its pictures together, and each of them has an address of its own."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tests.cast import chief_editor, signed_in
from articles import actions
from articles.display import Layout, layout
from articles.models import Article
from articles.tests.factories import make_article, make_draft
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db


def photo_story(number: int = 4, *, make=make_article, **written) -> Article:
    """Return a photo story of `number` pictures: its lead and a gallery."""
    photos = [
        make_photo(caption=f"Caption {i}", credit=f"Lan {i}", alt=f"Scene {i}")
        for i in range(1, number + 1)
    ]
    gallery = ",".join(str(photo.pk) for photo in photos[1:])
    figure = f'<figure data-gallery="{gallery}"><figcaption>All of May.</figcaption></figure>'
    return make(
        kind="photos",
        lead_photo_id=photos[0].pk,
        body=f"<p>Words after.</p>{figure if gallery else ''}",
        **written,
    )


def address(article: Article, number: int) -> str:
    return f"/{article.slug}-{article.pk}/{number}/"


def test_what_a_story_is_decides_its_layout_and_what_is_missing_makes_it_an_article() -> None:
    has_all = {"has_lead": True, "pictures": 3, "plays": True}
    has_none = {"has_lead": False, "pictures": 0, "plays": False}
    for kind in ("gallery", "infographic", "video"):
        stored = "photos" if kind == "gallery" else kind
        assert layout(stored, **has_all) == Layout(kind)
        assert layout(stored, **has_none) == Layout.ARTICLE
    assert layout("news", **has_all) == Layout.ARTICLE


def test_all_pictures_stand_together_with_caption_and_credit_before_the_words(
    client: Client,
) -> None:
    article = photo_story(4, lead_caption="The lead says this here.")
    page = client.get(article.get_absolute_url()).content.decode()
    assert page.count('class="photo-story-open"') == 4
    shown = ["The lead says this here.", "Caption 2", "Lan 3", "Caption 4", "All of May.", "Words"]
    places = [page.index(words, page.index('class="photo-story"')) for words in shown]
    assert places == sorted(places)
    assert "Caption 1" not in page


def test_a_photo_used_twice_is_one_picture(client: Client) -> None:
    photo, other = make_photo(), make_photo()
    article = make_article(
        kind="photos",
        lead_photo_id=photo.pk,
        body=f'<p>x</p><figure data-gallery="{photo.pk},{other.pk}"></figure>'
        f'<figure data-photo="{other.pk}" data-size="text"></figure>',
    )
    pictures = client.get(article.get_absolute_url()).context["pictures"]
    assert [picture.photo for picture in pictures] == [photo, other]


def test_a_picture_has_a_page_with_words_neighbours_and_a_way_back(client: Client) -> None:
    article = photo_story(3)
    page = client.get(address(article, 2)).content.decode()
    for words in ("Caption 2", "Photo: Lan 2", "Picture 2 of 3", article.headline):
        assert words in page
    for href in (address(article, 1), address(article, 3), article.get_absolute_url()):
        assert f'href="{href}"' in page
    assert f'<link rel="canonical" href="http://testserver{address(article, 2)}">' in page


def test_the_first_picture_has_none_before_it_and_the_last_none_after(client: Client) -> None:
    article = photo_story(2)
    assert 'rel="prev"' not in client.get(address(article, 1)).content.decode()
    assert 'rel="next"' not in client.get(address(article, 2)).content.decode()


@pytest.mark.parametrize("number", [0, 4, 10**30])
def test_past_the_end_there_is_no_page(client: Client, number: int) -> None:
    assert client.get(address(photo_story(3), number)).status_code == 404


def test_only_photo_stories_have_pages_of_pictures(client: Client) -> None:
    article = make_article(lead_photo_id=make_photo().pk)
    assert client.get(address(article, 1)).status_code == 404


def test_an_old_slug_is_sent_on(client: Client) -> None:
    article = photo_story(2)
    response = client.get(f"/an-older-headline-{article.pk}/2/")
    assert (response.status_code, response.headers["Location"]) == (301, address(article, 2))


def test_a_picture_is_public_only_while_its_story_is(client: Client) -> None:
    later = photo_story(2, published_at=timezone.now() + timedelta(hours=1))
    assert client.get(address(later, 1)).status_code == 404
    gone = photo_story(2)
    actions.withdraw(gone, expected_version=gone.version, by=None)
    assert client.get(address(gone, 1)).status_code == 410


def test_a_preview_shows_the_gallery_without_addresses_that_are_not_there_yet() -> None:
    article = photo_story(3, make=make_draft)
    page = signed_in(chief_editor()).get(reverse("article_preview", args=[article.pk]))
    html = page.content.decode()
    assert html.count('class="photo-story-open"') == 3
    assert 'href="#picture-2"' in html
    assert address(article, 2) not in html


def test_search_engines_are_told_of_the_pictures(client: Client) -> None:
    article = photo_story(3)
    page = client.get(article.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    gallery = {each["@type"]: each for each in json.loads(found[1])["@graph"]}["ImageGallery"]
    assert [image["caption"] for image in gallery["image"]] == [f"Caption {i}" for i in (1, 2, 3)]
    assert gallery["image"][1]["creditText"] == "Lan 2"
    assert gallery["image"][1]["url"] == f"http://testserver{address(article, 2)}"


def test_more_pictures_cost_no_more_queries(client: Client) -> None:
    counted = []
    for number in (2, 30):
        article = photo_story(number)
        for url in (article.get_absolute_url(), address(article, 2)):
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counted.append(len(queries))
    assert counted[:2] == counted[2:]
    assert counted[0] <= 10
    assert counted[1] <= 5
