"""An infographic is one large picture, with the same in words under it."""

import re

import pytest
from django.test import Client

from articles.models import Article
from articles.tests.factories import make_article
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def infographic() -> Article:
    photo = make_photo(alt="Five columns", caption="Power by source", credit="Graphics: Bao")
    return make_article(
        kind="infographic", lead_photo_id=photo.pk, body="<p>Diesel fell to three.</p>"
    )


def test_the_picture_comes_whole_and_its_words_under_it(client: Client, infographic) -> None:
    page = client.get(infographic.get_absolute_url()).content.decode()
    shown = ['alt="Five columns"', "Graphics: Bao", "What it shows</h2>", "Diesel fell to three."]
    places = [page.index(words) for words in shown]
    assert places == sorted(places)


def test_without_script_a_link_opens_the_largest_file(client: Client, infographic) -> None:
    page = client.get(infographic.get_absolute_url()).content.decode()
    link = re.search(r'href="(/media/[^"]+)">The picture at its full size', page)
    assert link
    assert link[1].endswith("-1920.webp")


def test_without_its_picture_it_is_a_story_like_any_other(client: Client) -> None:
    article = make_article(kind="infographic", body="<p>Only words.</p>")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Only words." in page
    assert "What it shows" not in page
