"""Top News and Highlight: by hand first, then by the rules written in fronts/ranking.py."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.tests.factories import make_article
from fronts.tests.factories import a_front, place, show
from photos.tests.factories import make_photo
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def listed(client, url):
    return client.get(url).context["listing"].items


def test_top_news_begins_with_what_editors_placed_on_it(client):
    stories = [make_article() for _ in range(4)]
    show(a_front("top-news"), stories[0], "list", 1)
    assert listed(client, "/top-news/") == [stories[3], stories[0], stories[2], stories[1]]


def test_then_come_the_heads_of_other_fronts(client):
    photo = make_photo()
    section = make_section("Money")
    stories = [make_article(lead_photo_id=photo.pk, section_id=section.pk) for _ in range(5)]
    show(a_front(), stories[0], "lead")
    show(a_front(section=section), stories[1], "lead")
    place(a_front("home"), stories[2], "beside")  # not published: readers know nothing of it
    expected = [stories[1], stories[0], stories[4], stories[3], stories[2]]
    assert listed(client, "/top-news/") == expected


def test_top_news_holds_our_own_work_alone_unless_an_editor_wants_otherwise(client):
    wire = make_section("Wire", kind="wire")
    ours = make_article()
    make_article(kind="release")
    in_wire = make_article(section_id=wire.pk)
    make_article(kind="partner")
    assert listed(client, "/top-news/") == [ours]
    show(a_front("top-news"), in_wire, "list")
    assert listed(client, "/top-news/") == [in_wire, ours]


def test_highlight_is_analyses_opinions_and_interviews(client):
    now = timezone.now()
    news = make_article()
    essays = [make_article(kind=kind) for kind in ("analysis", "opinion", "interview")]
    old = make_article(kind="analysis", published_at=now - timedelta(days=100))
    assert listed(client, "/highlight/") == [*reversed(essays), news, old]


@pytest.mark.parametrize(
    ("kind", "url", "of"),
    [("top-news", "/top-news/", "news"), ("highlight", "/highlight/", "analysis")],
)
def test_every_story_stands_on_one_page_of_the_list(client, kind, url, of):
    stories = [make_article(kind=of) for _ in range(47)]
    show(a_front(kind), stories[3], "list", 4)
    show(a_front(), stories[7], "lead")
    pages = [client.get(f"{url}?page={n}").context["listing"] for n in (1, 2, 3)]
    shown = [story.pk for listing in pages for story in listing.items]
    assert len(shown) == len(set(shown)) == 47
    assert [listing.has_next for listing in pages] == [True, True, False]
    assert client.get(f"{url}?page=4").status_code == 404


def test_an_empty_paper_says_so(client):
    assert client.get("/top-news/").status_code == 200
    assert client.get("/highlight/").status_code == 200
