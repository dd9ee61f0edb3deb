"""A reader finds live stories by their words, with or without Vietnamese marks."""

import random
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles import actions
from articles.models import Article
from articles.tests.factories import make_article, make_content, make_draft
from search import index
from search.models import Entry
from search.query import parse

pytestmark = pytest.mark.django_db


def found(typed: str) -> list[Article]:
    return Article.objects.live().in_order(index.find(parse(typed), limit=50))


def test_typing_without_marks_finds_words_with_them() -> None:
    article = make_article(headline="Cảng Đà Nẵng mở rộng")
    assert found("cang da nang") == [article]
    assert found("Cảng Đà Nẵng") == [article]


def test_decomposed_letters_find_composed_ones() -> None:
    article = make_article(headline="Ti\u1ebfng Vi\u1ec7t")
    assert found("Tie\u0302\u0301ng Vie\u0323\u0302t") == [article]


def test_a_word_in_the_headline_ranks_above_one_in_the_text() -> None:
    in_text = make_article(body="<p>The word is turbine here.</p>")
    in_headline = make_article(headline="A turbine turns")
    assert found("turbine") == [in_headline, in_text]


def test_of_two_stories_that_have_a_word_alike_the_newer_comes_first() -> None:
    """However often the older says it: a headline counts, then names and tags, then the time."""
    often = make_article(body="<p>Turbine, turbine, turbine.</p>")
    newer = make_article(body="<p>The word is turbine here.</p>")
    tagged = make_article(tags=["turbine"])
    in_headline = make_article(headline="Two turbines at once")
    newest = make_article(body="<p>A turbine once more.</p>")
    assert found("turbine") == [in_headline, tagged, newest, newer, often]


def test_a_phrase_in_a_headline_ranks_above_its_words_there_apart() -> None:
    apart = make_article(headline="Bonds are green", body="<p>And green bonds.</p>")
    whole = make_article(headline="Green bonds reach the market")
    newest = make_article(body="<p>Of green bonds.</p>")
    assert found('"green bonds"') == [whole, newest, apart]


def test_a_phrase_is_found_in_its_order_only() -> None:
    article = make_article(headline="Green bonds reach the market")
    assert found('"green bonds"') == [article]
    assert found('"bonds green"') == []


def test_a_word_with_a_minus_leaves_stories_out() -> None:
    kept = make_article(headline="Coffee exports rise")
    make_article(headline="Coffee prices fall")
    assert found("coffee -prices") == [kept]


def test_tags_and_names_are_found() -> None:
    article = make_article(tags=["WIPO"])
    assert found("wipo") == [article]
    assert found("lan pham") == [article]


def test_only_live_stories_are_found() -> None:
    make_draft(headline="Hidden draft")
    make_article(headline="Hidden later", published_at=timezone.now() + timedelta(hours=1))
    withdrawn = make_article(headline="Hidden gone")
    actions.withdraw(withdrawn, expected_version=withdrawn.version, by=None)
    assert found("hidden") == []


def test_an_update_is_searched_with_its_new_words() -> None:
    article = make_article(headline="Old words")
    content = make_content(headline="Fresh words", section_id=article.section_id)
    actions.save_draft(article, content=content, expected_version=article.version, by=None)
    assert found("fresh") == []
    actions.update(article, expected_version=article.version, by=None)
    assert (found("fresh"), found("old")) == ([article], [])


def test_the_index_can_be_made_anew() -> None:
    article = make_article(headline="Lost and found")
    Entry.objects.all().delete()
    assert found("lost") == []
    call_command("reindex", verbosity=0)
    assert found("lost") == [article]


@pytest.mark.parametrize(
    "typed", ["", "   ", '"', "-", "-coffee", "*", "a AND", "()", "\x00", "😀", "' OR 1=1 --"]
)
def test_whatever_is_typed_gets_a_page_that_helps(client: Client, typed: str) -> None:
    make_article()
    assert client.get("/search/", {"q": typed}).status_code == 200


def test_random_noise_never_breaks_search() -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    noise = random.Random(seed)
    letters = "abc đ \"-*()^:{}+'\\%_ế\u0301\ufeff\n"
    for _ in range(300):
        found("".join(noise.choice(letters) for _ in range(noise.randrange(60))))


def test_the_page_shows_what_was_found(client: Client) -> None:
    article = make_article(headline="Cà phê Buôn Ma Thuột")
    page = client.get("/search/", {"q": "ca phe"})
    assert "<mark>Cà</mark> <mark>phê</mark> Buôn Ma Thuột</a>" in page.text
    assert article.get_absolute_url() in page.text
    assert "no-store" not in page.headers.get("Cache-Control", "")
    assert not page.cookies
