"""A video stands at another site, from which nothing comes before a reader asks for it."""

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
from articles import video
from articles.content import Content
from articles.models import Article
from articles.tests.factories import make_article, make_content, make_draft
from articles.tests.test_structured import data_of
from photos.tests.factories import make_photo
from publishing.errors import Refused
from publishing.tests.plans import plan_of, sorting
from videos import lengths
from videos.actions import edit as edit_film
from videos.tests.factories import CAPTIONS, make_film, mp4_bytes

pytestmark = pytest.mark.django_db

FILM = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"


def make_video(url: str = FILM, **written) -> Article:
    return make_article(kind="video", video_url=url, video_seconds=596, **written)


@pytest.mark.parametrize(
    ("url", "player"),
    [
        (FILM, "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"),
        (
            "https://youtu.be/aqz-KE-bpKQ?si=x",
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1",
        ),
        (
            "https://m.youtube.com/shorts/aqz-KE-bpKQ",
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1",
        ),
        ("https://vimeo.com/1084537", "https://player.vimeo.com/video/1084537?dnt=1&autoplay=1"),
        ("https://www.youtube.com/@somebody", ""),
        ("https://youtube.com.example.org/watch?v=aqz-KE-bpKQ", ""),
        ("https://example.org/film.html", ""),
    ],
)
def test_the_player_follows_from_the_address(url: str, player: str) -> None:
    assert video.player(url) == player


@pytest.mark.parametrize(
    ("typed", "seconds"), [("9:56", 596), ("0:07", 7), ("1:02:03", 3723), ("", 0)]
)
def test_a_length_reads_as_it_is_typed(typed: str, seconds: int) -> None:
    assert lengths.length_in_seconds(typed) == seconds
    assert lengths.length_in_words(seconds) == typed


@pytest.mark.parametrize("typed", ["596", "9:76", "1:70:00", "nine"])
def test_a_length_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        lengths.length_in_seconds(typed)


def test_the_page_loads_nothing_from_the_other_site_and_links_to_it(client: Client) -> None:
    article = make_video(lead_photo_id=make_photo().pk)
    page = client.get(article.get_absolute_url()).content.decode()
    assert f'href="{FILM}"' in page
    assert "Watch on youtube.com" in page
    assert "9:56" in page
    assert not re.search(r'<(?:iframe|script|img|link)[^>]*\s(?:src|href)="https://', page)


def test_only_the_page_of_a_video_may_open_its_player(client: Client) -> None:
    def frames(url: str) -> str:
        found = re.search(r"frame-src ([^;]*)", client.get(url).headers["Content-Security-Policy"])
        assert found
        return found[1]

    assert frames(make_video().get_absolute_url()) == "https://www.youtube-nocookie.com"
    elsewhere = make_video("https://example.org/film.html")
    for url in (elsewhere.get_absolute_url(), make_article().get_absolute_url(), "/videos/"):
        assert frames(url) == "'none'"


def test_a_preview_opens_no_player(client: Client) -> None:
    article = make_draft(kind="video", video_url=FILM)
    page = signed_in(chief_editor()).get(reverse("article_preview", args=[article.pk]))
    assert "Watch on youtube.com" in page.content.decode()
    assert "data-player" not in page.content.decode()
    assert "frame-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_video_without_its_address_is_a_story_like_any_other(client: Client) -> None:
    article = make_article(kind="video", body="<p>Only words.</p>")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Only words." in page
    assert "video-open" not in page


@pytest.mark.parametrize("url", ["http://vimeo.com/1", "javascript:alert(1)", "film"])
def test_only_https_addresses_are_kept(url: str) -> None:
    with pytest.raises(Refused):
        make_draft(kind="video", video_url=url)


def test_a_revision_holds_the_video() -> None:
    content = make_content(video_url=FILM, video_seconds=596)
    assert Content.from_snapshot(content.to_snapshot()) == content
    assert Content.of(make_draft(video_url=FILM)).video_url == FILM


def test_an_editor_types_address_and_length_in_the_form() -> None:
    article = make_draft(kind="video", video_url=FILM, video_seconds=596)
    page = signed_in(chief_editor()).get(f"/admin/articles/article/{article.pk}/change/")
    html = page.content.decode()
    assert f'value="{FILM}"' in html
    assert 'value="9:56"' in html


def test_search_engines_are_told_of_the_player_and_of_nothing_unknown(client: Client) -> None:
    page = client.get(make_video().get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    data = {each["@type"]: each for each in json.loads(found[1])["@graph"]}["VideoObject"]
    assert data["embedUrl"] == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
    assert data["duration"] == "PT9M56S"
    assert data["uploadDate"], "when the paper first showed it"


def test_videos_lists_every_live_video_newest_first(client: Client) -> None:
    old = make_video(published_at=timezone.now() - timedelta(days=2))
    new = make_video()
    make_article()
    make_video(published_at=timezone.now() + timedelta(hours=1))
    response = client.get("/videos/")
    assert [story.pk for story in response.context["listing"].items] == [new.pk, old.pk]
    assert new.headline in client.get("/videos/rss.xml").content.decode()


def test_the_list_of_videos_walks_its_index_and_asks_no_more_when_it_grows(client: Client) -> None:
    counted = []
    for _ in range(2):
        make_video()
        make_video()
        with CaptureQueriesContext(connection) as queries:
            client.get("/videos/")
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 8
    walk = next(q["sql"] for q in queries if "ORDER BY" in q["sql"] and "'video'" in q["sql"])
    plan = plan_of(walk)
    assert "article_kind_walk" in " ".join(plan)
    assert not sorting(plan)


def test_a_card_of_a_video_says_how_long_it_is(client: Client) -> None:
    make_video(lead_photo_id=make_photo().pk)
    card = client.get("/videos/").content.decode()
    assert re.search(r'class="card-length">.*9:56', card)


def test_a_film_of_the_paper_plays_without_script_and_fetches_nothing_before(
    client: Client,
) -> None:
    film = make_film(mp4_bytes(seconds=90), captions=CAPTIONS, credit="Lan Phạm")
    story = make_article(kind="video", film_id=film.pk, lead_photo_id=make_photo().pk)
    response = client.get(story.get_absolute_url())
    page = response.content.decode()
    assert re.search(r'<video [^>]*controls preload="none"[^>]* poster="/media/\S+\.jpg"', page)
    assert f'<source src="{film.file.url}" type="video/mp4">' in page
    assert f'<track kind="captions" src="{film.captions_url}" srclang="en"' in page
    assert "The first ship comes in." in page, "what is said can be read"
    assert "Video: Lan Phạm" in page
    assert "media-src 'self'" in response.headers["Content-Security-Policy"]
    assert "video.js" not in page


def test_machines_are_told_where_a_film_is_how_long_and_since_when(client: Client) -> None:
    film = make_film(mp4_bytes(seconds=90), captions=CAPTIONS)
    story = make_article(kind="video", film_id=film.pk, lead_photo_id=make_photo().pk)
    data = data_of(client, story.get_absolute_url())["VideoObject"]
    assert data["contentUrl"] == f"http://testserver{film.file.url}"
    assert data["duration"] == "PT1M30S"
    assert data["uploadDate"] == story.published_at.isoformat()
    assert data["thumbnailUrl"]
    assert data["transcript"] == "The first ship comes in."


def test_the_length_of_a_film_stands_on_its_cards_and_follows_it(client: Client) -> None:
    film = make_film(mp4_bytes(seconds=0))
    make_article(kind="video", film_id=film.pk, lead_photo_id=make_photo().pk)
    assert "1:15" not in client.get("/videos/").content.decode()
    edit_film(film, by=None, seconds=75)
    assert "1:15" in client.get("/videos/").content.decode()


def test_a_film_goes_before_an_address_and_the_preview_plays_it(client: Client) -> None:
    film = make_film()
    draft = make_draft(
        kind="video", film_id=film.pk, video_url="https://www.youtube.com/watch?v=R6MlUcmOul8"
    )
    page = signed_in(chief_editor()).get(f"/preview/{draft.pk}/").content.decode()
    assert film.file.url in page
    assert "youtube" not in page
