import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.tests.cast import moderator, reader, signed_in
from articles.tests.factories import make_article
from ratings.models import Voice
from ratings.tests.factories import make_readers_votes, sums

pytestmark = pytest.mark.django_db


def checked(page: str) -> list[str]:
    return re.findall(r'type="radio" name="stars" value="(\d)" checked', page)


def test_from_the_story_to_the_form_and_back_with_a_word():
    article, client = make_article(), Client(enforce_csrf_checks=True)
    story = client.get(article.get_absolute_url()).content.decode()
    link = re.search(r'href="(/stars/\d+/\?give=4)"', story).group(1)
    form = client.get(link).content.decode()
    assert checked(form) == ["4"]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form).group(1)
    answer = client.post(
        reverse("stars", args=[article.pk]),
        {"csrfmiddlewaretoken": token, "do": "give", "stars": "4", "voice": "reader"},
    )
    assert answer.status_code == 303
    assert answer.url == f"{article.get_absolute_url()}#stars-given"
    story = client.get(answer.url).content.decode()
    assert 'id="stars-given">Your stars are counted' in story
    assert "4 of 5, Very good, 1 visitor" in story


def test_the_story_page_sets_no_cookie_and_holds_no_token_for_anybody():
    article = make_article()
    for client in (Client(), signed_in(reader()), signed_in(moderator())):
        response = client.get(article.get_absolute_url())
        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert b"csrfmiddlewaretoken" not in response.content


def test_the_fragment_holds_a_token_only_when_somebody_is_about_to_vote():
    address = reverse("stars_mine", args=[make_article().pk])
    looking = Client().get(address)
    assert not looking.cookies
    assert b"csrfmiddlewaretoken" not in looking.content
    assert "no-store" in looking.headers["Cache-Control"]
    assert b"csrfmiddlewaretoken" in Client().get(f"{address}?form").content


def test_a_reader_sees_what_they_gave_and_can_withdraw_it():
    article, client = make_article(), signed_in(reader())
    address = reverse("stars", args=[article.pk])
    client.post(address, {"do": "give", "stars": "3"})
    page = client.get(address).content.decode()
    assert checked(page) == ["3"]
    assert "You gave 3 stars, Good." in page
    answer = client.post(address, {"do": "withdraw"})
    assert answer.url.endswith("#stars-withdrawn")
    assert sums(article) == (0, 0)


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({}, "Choose one to five stars, then press the button."),
        ({"do": "give"}, "Choose one to five stars."),
        ({"do": "give", "stars": "6"}, "Choose one to five stars."),
        ({"do": "give", "stars": "-1"}, "Choose one to five stars."),
        ({"do": "give", "stars": "☆"}, "Choose one to five stars."),
        ({"do": "give", "stars": "9" * 400}, "Choose one to five stars."),
        ({"do": "steal", "stars": "3"}, "Stars can only be given or withdrawn."),
        ({"do": "give", "stars": "3", "voice": "king"}, "Stars come from readers"),
    ],
)
def test_a_form_that_makes_no_sense_comes_back_with_a_sentence(posted, sentence):
    article = make_article()
    for name in ("stars", "stars_mine"):
        response = signed_in(reader()).post(reverse(name, args=[article.pk]), posted)
        assert response.status_code == 400
        assert sentence in response.content.decode()
    assert sums(article) == (0, 0)


@pytest.mark.parametrize("give", ["0", "6", "x", "44", ""])
def test_a_link_that_asks_for_impossible_stars_opens_an_empty_form(give):
    page = Client().get(reverse("stars", args=[make_article().pk]), {"give": give})
    assert page.status_code == 200
    assert checked(page.content.decode()) == []


def test_a_moderator_has_both_controls_on_the_story():
    article, client = make_article(), signed_in(moderator())
    page = client.get(reverse("stars_mine", args=[article.pk])).content.decode()
    assert "Your stars as a moderator" in page
    address = reverse("stars_mine", args=[article.pk])
    answer = client.post(address, {"do": "give", "stars": "5", "voice": "moderator"})
    assert answer.status_code == 200
    assert "Counted: 5 stars, Exceptional." in answer.content.decode()
    assert sums(article, Voice.MODERATOR) == (1, 5)
    assert sums(article) == (0, 0)


def test_the_form_page_stays_out_of_search_machines_and_caches():
    response = Client().get(reverse("stars", args=[make_article().pk]))
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response.headers["Cache-Control"]


def test_the_fragment_shows_the_result_of_this_moment():
    article = make_article()
    make_readers_votes(article, 3, 4)
    page = Client().get(reverse("stars_mine", args=[article.pk])).content.decode()
    assert "3.5 of 5, Good, 2 readers" in page
