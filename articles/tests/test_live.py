"""One sentence for live: published, its time has come, its embargo is over, not withdrawn."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import actions
from articles.models import Article
from articles.tests.factories import make_article, make_content, make_draft, make_theme

pytestmark = pytest.mark.django_db


def shown_anywhere(article: Article, client: Client) -> bool:
    """Whether a reader finds the story on its page or in any list that could hold it."""
    tag = article.article_tags.first()
    theme = article.article_themes.first()
    pages = [
        reverse("home"),
        reverse("latest"),
        article.section.get_absolute_url(),
        tag.tag.get_absolute_url(),
        theme.theme.get_absolute_url(),
    ]
    listed = any(article.headline in client.get(page).content.decode() for page in pages)
    return listed or client.get(article.get_absolute_url()).status_code == 200


@pytest.fixture
def written() -> dict:
    return {"tags": ["Ports"], "theme_ids": [make_theme().pk], "headline": "A story of its own"}


def test_a_published_story_is_shown(client: Client, written: dict) -> None:
    assert shown_anywhere(make_article(**written), client)


def test_a_draft_is_shown_nowhere(client: Client, written: dict) -> None:
    assert not shown_anywhere(make_draft(**written), client)


def test_a_story_in_review_is_shown_nowhere(client: Client, written: dict) -> None:
    article = make_draft(**written)
    actions.send_to_review(article, expected_version=article.version, by=None)
    assert not shown_anywhere(article, client)


def test_a_withdrawn_story_is_shown_nowhere(client: Client, written: dict) -> None:
    article = make_article(**written)
    actions.withdraw(article, expected_version=article.version, by=None)
    assert not shown_anywhere(article, client)


def test_a_scheduled_story_appears_by_itself_when_its_time_comes(
    client: Client, written: dict
) -> None:
    soon = timezone.now() + timedelta(hours=1)
    article = make_article(published_at=soon, **written)
    assert not shown_anywhere(article, client)
    assert not Article.objects.live(soon - timedelta(seconds=1)).exists()
    assert Article.objects.live(soon).get() == article


def test_an_embargo_holds_a_story_whose_publish_time_has_passed(
    client: Client, written: dict
) -> None:
    lifted = timezone.now() + timedelta(hours=2)
    article = make_article(embargo_until=lifted, **written)
    assert not shown_anywhere(article, client)
    assert Article.objects.live(lifted).get() == article


def test_what_is_written_after_publication_stays_with_the_newsroom(client: Client) -> None:
    article = make_article(headline="What readers know", kicker="Known")
    actions.save_draft(
        article,
        content=make_content(headline="What only we know", section_id=article.section_id),
        expected_version=article.version,
        by=None,
    )
    page = client.get(article.get_absolute_url()).content.decode()
    assert "What readers know" in page
    assert "What only we know" not in page + client.get("/").content.decode()


def test_a_withdrawn_story_says_that_it_is_gone(client: Client, written: dict) -> None:
    article = make_article(**written)
    actions.withdraw(article, expected_version=article.version, by=None)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 410


def test_a_withdrawn_story_can_send_readers_on(client: Client, written: dict) -> None:
    article = make_article(**written)
    other = make_article()
    actions.withdraw(
        article,
        expected_version=article.version,
        by=None,
        redirect_to=other.get_absolute_url(),
    )
    response = client.get(article.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, other.get_absolute_url())


def test_an_old_or_wrong_slug_is_sent_on_to_the_address(client: Client) -> None:
    article = make_article()
    response = client.get(f"/whatever-{article.pk}.html")
    assert (response.status_code, response["Location"]) == (301, article.get_absolute_url())


def test_the_address_stays_when_the_headline_changes() -> None:
    article = make_article(headline="First words")
    before = article.get_absolute_url()
    actions.save_draft(
        article,
        content=make_content(headline="Other words", section_id=article.section_id),
        expected_version=article.version,
        by=None,
    )
    actions.update(article, expected_version=article.version, by=None)
    assert article.headline == "Other words"
    assert article.get_absolute_url() == before


@pytest.mark.parametrize("number", ["0", "99999999999999999999999", "1"])
def test_an_address_without_a_story_is_not_found(client: Client, number: str) -> None:
    assert client.get(f"/story-{number}.html").status_code == 404
