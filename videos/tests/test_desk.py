"""The video library in the admin, and the way from it to a story."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.tests import cast
from articles.content import Content
from articles.models import Article
from articles.tests.desk import fields_of
from articles.tests.factories import a_section, make_article
from videos.models import Film
from videos.tests.factories import CAPTIONS, make_film, mp4_bytes

pytestmark = pytest.mark.django_db

ADD = "/admin/videos/film/add/"


def upload(client, content: bytes, **typed):
    file = SimpleUploadedFile("harbour.mp4", content, "video/mp4")
    return client.post(ADD, {"file": file, "language": "en"} | typed)


def page_of(film: Film) -> str:
    return reverse("admin:videos_film_change", args=[film.pk])


def test_a_reporter_uploads_a_video_with_captions_and_begins_its_story() -> None:
    client = cast.signed_in(cast.reporter())
    words = SimpleUploadedFile("harbour.vtt", CAPTIONS.encode(), "text/vtt")
    answer = upload(client, mp4_bytes(seconds=90), credit="Lan Phạm", new_captions=words)
    film = Film.objects.get()
    assert answer.url == page_of(film)
    assert (film.title, film.seconds, film.captions) == ("harbour", 90, CAPTIONS)
    page = client.get(page_of(film)).content.decode()
    assert "1:30" in page
    assert "The first ship comes in." in page
    begin = f"/admin/articles/article/add/?film={film.pk}"
    assert begin in page
    typed = fields_of(client.get(begin)) | {"headline": "A ship", "section": a_section().pk}
    client.post("/admin/articles/article/add/", typed | {"do": "save"})
    content = Content.of(Article.objects.get())
    assert (content.film_id, content.kind) == (film.pk, "video")


def test_a_file_that_is_refused_is_told_why_and_the_words_stay() -> None:
    client = cast.signed_in(cast.photo_editor())
    page = upload(client, b"GIF89a" * 9, title="Second berth").content.decode()
    assert "neither an MP4 nor a WebM" in page
    assert "Second berth" in page
    bad = SimpleUploadedFile("a.vtt", b"WEBVTT\n\nnothing\nhere\nat all", "text/vtt")
    page = upload(client, mp4_bytes(), new_captions=bad).content.decode()
    assert "Line 3 of the captions" in page
    assert not Film.objects.exists()


def test_the_same_file_again_leads_to_the_one_that_is_there() -> None:
    client = cast.signed_in(cast.photo_editor())
    content = mp4_bytes()
    upload(client, content)
    page = upload(client, content).content.decode()
    assert page_of(Film.objects.get()) in page


def test_captions_are_added_and_taken_out_later() -> None:
    client, film = cast.signed_in(cast.photo_editor()), make_film()
    sent = {"title": "x", "language": "en", "seconds": "1:30", "expected_version": film.version}
    words = SimpleUploadedFile("a.vtt", CAPTIONS.encode(), "text/vtt")
    assert client.post(page_of(film), sent | {"new_captions": words}).status_code == 302
    film.refresh_from_db()
    assert film.captions == CAPTIONS
    sent |= {"no_captions": "on", "expected_version": film.version}
    client.post(page_of(film), sent)
    film.refresh_from_db()
    assert film.captions == ""


def test_somebody_who_saved_first_is_not_overwritten() -> None:
    client, film = cast.signed_in(cast.photo_editor()), make_film(title="First")
    stale = {"title": "Mine", "language": "en", "seconds": "1:30", "expected_version": "7"}
    page = client.post(page_of(film), stale).content.decode()
    assert "Somebody saved this video" in page
    assert "Mine" in page
    film.refresh_from_db()
    assert film.title == "First"


def test_a_video_that_a_story_shows_is_not_deleted() -> None:
    client, film = cast.signed_in(cast.photo_editor()), make_film()
    make_article(kind="video", film_id=film.pk, headline="A ship comes in")
    page = client.get(reverse("admin:videos_film_delete", args=[film.pk])).content.decode()
    assert "A ship comes in" in page
    client.post(reverse("admin:videos_film_delete", args=[film.pk]), {"post": "yes"})
    assert Film.objects.exists()


def test_the_list_shows_what_lacks_captions() -> None:
    client = cast.signed_in(cast.photo_editor())
    make_film(title="Spoken", captions=CAPTIONS)
    make_film(title="Silent")
    page = client.get("/admin/videos/film/", {"lacking": "captions"}).content.decode()
    assert "Silent" in page
    assert "Spoken" not in page


def test_strangers_do_not_see_the_library() -> None:
    assert cast.signed_in(cast.moderator()).get("/admin/videos/film/").status_code == 403
