"""An article page has the source's parts; what it refers to may vanish, and it still comes."""

import logging
from datetime import UTC, datetime
from html import unescape
from html.parser import HTMLParser

import pytest
from django.test import Client

from articles import actions
from articles.content import CreditLine
from articles.display import dateline
from articles.models import Article, Author, PhotoUse
from articles.tests.factories import (
    make_article,
    make_author,
    make_content,
    make_draft,
    make_theme,
)
from photos.models import Photo
from photos.tests.factories import make_photo
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def page_of(article: Article, client: Client):
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    return response


def test_the_dateline_has_the_sources_form_in_the_papers_time_zone() -> None:
    assert dateline(datetime(2025, 9, 29, 16, 41, tzinfo=UTC)) == "September 29, 2025 | 23:41"


def test_related_contents_are_picked_by_hand_then_topped_up_to_ten(client: Client) -> None:
    theme = make_theme()
    same_theme = [make_article(theme_ids=[theme.pk]) for _ in range(3)]
    same_tag = [make_article(tags=["Ports"]) for _ in range(3)]
    picked = [make_article() for _ in range(2)]
    make_article()
    others = [make_article() for _ in range(20)]
    article = make_article(
        theme_ids=[theme.pk], tags=["Ports"], related_ids=[story.pk for story in picked]
    )
    context = page_of(article, client).context
    related = context["related"]
    ids = [story.pk for story in related]
    assert ids[:2] == [story.pk for story in picked]
    assert ids[2:5] == [story.pk for story in reversed(same_theme)]
    assert ids[5:8] == [story.pk for story in reversed(same_tag)]
    assert len(ids) == len(set(ids)) == 10
    assert article.pk not in ids
    # The very newest of the path stand under the path's own name instead.
    assert [story.pk for story in context["latest_in_path"]] == [
        story.pk for story in others[:-6:-1]
    ]


def test_no_story_stands_twice_on_a_page(client: Client) -> None:
    boxed = make_article()
    for _ in range(40):
        make_article(tags=["Ports"])
    article = make_article(
        tags=["Ports"],
        related_ids=[boxed.pk],
        body=f'<p>Words.</p><aside data-related="{boxed.pk}"></aside>',
    )
    context = page_of(article, client).context
    box = [story.pk for part in context["parts"] for story in part.get("articles", [])]
    lists = ("related", "latest_in_path", "latest")
    shown = [article.pk, *box, *(story.pk for name in lists for story in context[name])]
    assert box == [boxed.pk]
    assert len(shown) == len(set(shown)) == 1 + 1 + 10 + 5 + 6


def test_a_byline_names_authors_in_order_with_their_roles(client: Client) -> None:
    lan = make_author("Lan Phạm")
    article = make_article(
        credits=[
            CreditLine("Lan Phạm", lan.pk),
            CreditLine("A guest", text_before="with"),
            CreditLine("Minh", role="photographer"),
        ]
    )
    assert [(n.text, n.name, n.url) for n in page_of(article, client).context["byline"]] == [
        ("By", "Lan Phạm", "/author/lan-pham/"),
        ("with", "A guest", ""),
        ("Photographs by", "Minh", ""),
    ]
    assert "with A guest · Photographs by Minh" in page_of(article, client).content.decode()


def test_a_deleted_author_stays_in_the_byline(client: Client) -> None:
    author = make_author("Lan Phạm")
    article = make_article(credits=[CreditLine("Lan Phạm", author.pk)])
    Author.objects.all().delete()
    assert "Lan Phạm" in page_of(article, client).content.decode()


def test_a_used_photo_cannot_be_deleted_behind_the_newsrooms_back() -> None:
    from django.db.models import ProtectedError

    photo = make_photo()
    make_draft(body=f'<p>x</p><figure data-photo="{photo.pk}" data-size="text"></figure>')
    with pytest.raises(ProtectedError):
        photo.delete()


def test_a_photo_that_vanished_is_left_out_and_the_log_says_which_story(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    photo = make_photo()
    article = make_article(
        body="<p>Before.</p>"
        f'<figure data-photo="{photo.pk}" data-size="text"></figure>'
        "<p>After.</p>"
    )
    PhotoUse.objects.all().delete()
    Photo.objects.filter(pk=photo.pk).delete()
    with caplog.at_level(logging.WARNING):
        page = page_of(article, client).content.decode()
    assert "Before." in page
    assert "After." in page
    assert f"Story {article.pk}" in caplog.text


def test_a_related_box_leaves_out_what_is_no_longer_live(client: Client) -> None:
    kept, gone = make_article(), make_article()
    article = make_article(body=f'<p>x</p><aside data-related="{gone.pk},{kept.pk}"></aside>')
    actions.withdraw(gone, expected_version=gone.version, by=None)
    boxes = [p for p in page_of(article, client).context["parts"] if p["type"] == "related"]
    assert [story.pk for story in boxes[0]["articles"]] == [kept.pk]


def test_hostile_words_in_every_field_reach_the_page_as_words(client: Client) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"
    written = dict.fromkeys(("headline", "kicker", "standfirst", "short_headline"), hostile[:60])
    article = make_article(
        **written,
        body=f"<p>{hostile}</p>",
        tags=[hostile[:50]],
        credits=[CreditLine(hostile, text_before="<b>x</b>")],
    )
    for url in (article.get_absolute_url(), "/", "/corporate/", "/latest/", "/tags/"):
        page = client.get(url).content.decode()
        if url != "/tags/":
            assert hostile[:20] in unescape(page), "the words themselves are kept"
        assert elements_that_act(page) == []


class _Elements(HTMLParser):
    """Collects what a browser would run or show that only hostile words could have put there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        runs = tag == "script" and "src" not in names and "json" not in (names.get("type") or "")
        if runs or names.get("src") == "x" or tag == "b":
            self.found.append(self.get_starttag_text() or tag)
        if any(name.startswith("on") for name in names):
            self.found.append(self.get_starttag_text() or tag)


def elements_that_act(page: str) -> list[str]:
    parser = _Elements()
    parser.feed(page)
    return parser.found


def test_partner_content_and_releases_are_marked(client: Client) -> None:
    partner = make_article(kind="partner")
    release = make_article(kind="release")
    assert 'data-marked="partner"' in page_of(partner, client).content.decode()
    assert 'data-marked="release"' in page_of(release, client).content.decode()


def test_the_page_of_a_story_is_the_same_for_everybody(client: Client) -> None:
    from accounts.tests.cast import chief_editor, signed_in

    article = make_article()
    stranger = client.get(article.get_absolute_url())
    editor = signed_in(chief_editor()).get(article.get_absolute_url())
    assert stranger.content == editor.content
    assert not stranger.cookies
    assert "Cookie" not in stranger.headers.get("Vary", "")


def test_content_of_a_newer_kind_of_revision_is_still_read() -> None:
    from articles.content import Content

    snapshot = {**make_content().to_snapshot(), "a_field_of_another_day": 1}
    assert Content.from_snapshot(snapshot).headline == snapshot["headline"]


def test_read_more_is_there_only_when_the_section_has_a_second_page(client: Client) -> None:
    more = 'href="/corporate/?page=2"'
    section = make_section("Corporate")
    stories = [make_article(section_id=section.pk) for _ in range(20)]
    assert more not in page_of(stories[0], client).content.decode()
    make_article(section_id=section.pk)
    assert more in page_of(stories[0], client).content.decode()
