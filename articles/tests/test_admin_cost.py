"""What a press of a button costs, with everything in the form that a story can have."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.tests.cast import section_editor, signed_in
from articles.models import Article, Tag
from articles.tests.desk import change_url, cost_of, open_form, press
from articles.tests.factories import make_article, make_author, make_theme
from photos.tests.factories import make_photo
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

# No press of a button costs more, whatever the story holds. Each test pins its own below that.
MOST = 40


def everything() -> tuple[Client, dict[str, Any]]:
    """Return an editor's browser, and its form with everything filled in twice or more."""
    section = make_section("Money")
    others = [make_section(name) for name in ("Green", "Travel")]
    stories = [make_article() for _ in range(10)]
    photos = [make_photo() for _ in range(3)]
    figures = "".join(
        f'<figure data-photo="{photo.pk}" data-size="text"></figure>' for photo in photos
    )
    client = signed_in(section_editor(section))
    return client, open_form(client) | {
        "headline": "Everything at once",
        "standfirst": "All of it.",
        "section": section.pk,
        "also_in": [one.pk for one in others],
        "lead_photo": photos[0].pk,
        "body": f'<p>Words</p>{figures}<aside data-related="{stories[0].pk}"></aside>',
        "tags": ", ".join(f"tag {n}" for n in range(8)),
        "themes": [make_theme(name).pk for name in ("A", "B")],
        "related": ",".join(str(story.pk) for story in stories),
        "credits-TOTAL_FORMS": 3,
        "credits-0-name": "One",
        "credits-1-name": "Two",
        "credits-2-name": make_author("Three").name,
    }


def written(do: str) -> tuple[Client, Article, dict[str, Any]]:
    """Return that browser after it pressed `do`, the story, and its form as it is then."""
    client, data = everything()
    press(client, None, do, data)
    article = Article.objects.get(headline="Everything at once")
    return client, article, open_form(client, article)


def test_opening_a_full_story_stays_within_its_queries() -> None:
    client, article, _form = written("save")
    assert cost_of(lambda: client.get(change_url(article))) <= 15


def test_beginning_a_full_story_stays_within_its_queries() -> None:
    client, data = everything()
    assert cost_of(lambda: press(client, None, "save", data)) <= 31 < MOST


def test_saving_a_published_story_stays_within_its_queries() -> None:
    client, article, form = written("publish")
    form |= {"standfirst": "New words."}
    assert cost_of(lambda: press(client, article, "save", form)) <= 20 < MOST


def test_publishing_a_saved_story_stays_within_its_queries() -> None:
    client, article, form = written("save")
    assert cost_of(lambda: press(client, article, "publish", form)) <= 31 < MOST


def test_changing_and_publishing_a_draft_in_one_press_stays_within_its_queries() -> None:
    client, article, form = written("save")
    form |= {"standfirst": "New words."}
    assert cost_of(lambda: press(client, article, "publish", form)) <= 38 < MOST


def test_saving_and_updating_in_one_press_costs_little_more_than_one_of_them() -> None:
    client, article, form = written("publish")
    form |= {"standfirst": "New words."}
    assert cost_of(lambda: press(client, article, "update", form)) <= 32 < MOST


def test_more_tags_cost_no_more_queries() -> None:
    client, article, form = written("publish")
    for n in range(8):  # a tag that nobody had before is a row of its own
        Tag.objects.create(name=f"word {n}")
    eight = ", ".join(f"word {n}" for n in range(8))
    with_eight = cost_of(lambda: press(client, article, "update", form | {"tags": eight}))
    form = open_form(client, article) | {"tags": "tag 1, tag 2"}
    assert cost_of(lambda: press(client, article, "update", form)) == with_eight
