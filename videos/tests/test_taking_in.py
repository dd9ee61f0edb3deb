"""A video is judged by what is in it; what a camera wrote into it does not stay."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from accounts.tests import cast
from newsroom.demo import material
from publishing.errors import Conflict, Refused
from videos import actions
from videos.facts import BadFilm
from videos.models import Film
from videos.tests.factories import (
    box,
    element,
    make_film,
    mp4_bytes,
    track,
    webm_bytes,
)

pytestmark = pytest.mark.django_db


def test_length_and_size_are_read_from_an_mp4() -> None:
    film = make_film(mp4_bytes(seconds=596.4), name="Second berth.MP4")
    assert (film.seconds, film.width, film.height) == (596, 1280, 720)
    assert (film.title, film.container, film.content_type) == ("Second berth", "mp4", "video/mp4")


def test_length_and_size_are_read_from_a_webm_whatever_it_is_called() -> None:
    film = make_film(webm_bytes(seconds=42), name="a.mp4")
    assert (film.seconds, film.width, film.height, film.container) == (42, 640, 360, "webm")
    assert film.file.name.endswith(".webm")


@pytest.mark.parametrize(
    ("name", "seconds"), [("a-box-goes-ashore", 21), ("three-blades-one-day", 18)]
)
def test_real_files_are_read(name: str, seconds: int) -> None:
    film = make_film(material.film_file(name).read_bytes())
    assert (film.seconds, film.width, film.height) == (seconds, 960, 540)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"<script>alert(1)</script>" * 9, "neither an MP4 nor a WebM"),
        (mp4_bytes()[:-200], "cut off"),
        (mp4_bytes()[:60], "cut off"),
        (webm_bytes()[:-200], "cut off"),
        (b"\0\0\0\x10ftypisom", "cut off"),
        (mp4_bytes(brand="qt  "), "QuickTime"),
        (mp4_bytes(tracks=track("vide", "hvc1")), "H.265"),
        (mp4_bytes(tracks=track("vide", "avc1") + track("soun", "ac-3")), "AC-3"),
        (mp4_bytes(tracks=track("soun", "mp4a")), "only sound"),
        (mp4_bytes(tracks=track("vide", "avc1") + track("meta", "gpmd")), "data of the camera"),
        (webm_bytes(code="V_MPEG4/ISO/AVC"), "do not play"),
        (webm_bytes(doc_type="matroska"), "Matroska"),
        (mp4_bytes(notes=box("free") * 20_001), "more parts"),
    ],
)
def test_what_cannot_be_played_is_refused_in_words(content: bytes, why: str) -> None:
    with pytest.raises(BadFilm, match=why):
        make_film(content)
    assert not Film.objects.exists()


def test_damaged_files_are_refused_and_never_break_the_reader() -> None:
    for whole in (mp4_bytes(media=b"m" * 40), webm_bytes()):
        for at in range(0, min(len(whole), 400)):
            for byte in (0, 0x7F, 0xFF):
                damaged = bytearray(whole)
                damaged[at] = byte
                try:
                    make_film(bytes(damaged))
                except Refused:
                    continue


def test_a_video_larger_than_the_paper_takes_is_refused_with_both_sizes(settings) -> None:
    settings.VIDEO_MAX_MB = 1
    with pytest.raises(BadFilm, match="2 MB, and the paper takes 1"):
        make_film(mp4_bytes(media=bytes(1_500_000)))


@pytest.mark.parametrize(
    "content",
    [
        mp4_bytes(notes=box("udta", box("©xyz", b"+10.77+106.69/"))),
        mp4_bytes() + box("uuid", b"place +10.77+106.69/"),
        mp4_bytes(tracks=track("vide", "avc1") + box("meta", b"+10.77+106.69/")),
        webm_bytes(notes=element(0x1254C367, b"+10.77+106.69/")),
    ],
)
def test_the_place_that_a_camera_noted_does_not_stay_in_the_file(content: bytes) -> None:
    assert b"+10.77" in content
    film = make_film(content)
    with default_storage.open(film.file.name) as kept:
        stored = kept.read()
    assert b"+10.77" not in stored
    assert len(stored) == len(content), "everything else stands where it stood"
    more = box("free") if film.container == "mp4" else element(0xEC, b"")
    assert make_film(stored + more).seconds == film.seconds, "and can be read again"


def test_the_same_file_twice_is_known() -> None:
    content = mp4_bytes()
    film = make_film(content)
    with pytest.raises(actions.Duplicate) as refused:
        make_film(content)
    assert refused.value.film == film


def test_a_write_that_fails_leaves_no_file(monkeypatch) -> None:
    monkeypatch.setattr(actions, "log", lambda *args, **kwargs: 1 / 0)
    before = set(_files())
    with pytest.raises(ZeroDivisionError):
        make_film()
    assert set(_files()) == before


def _files() -> list[str]:
    try:
        return default_storage.listdir(actions.FOLDER)[1]
    except FileNotFoundError:
        return []


def test_only_the_newsroom_uploads_and_only_keepers_delete() -> None:
    file = ContentFile(mp4_bytes(), name="a.mp4")
    with pytest.raises(Refused, match="for reporters and editors"):
        actions.add_film(file, by=cast.moderator())
    film = actions.add_film(file, by=cast.reporter())
    with pytest.raises(Refused, match="uploaded themselves"):
        actions.edit(film, by=cast.reporter(), title="Mine now")
    with pytest.raises(Refused, match="Only a photo editor"):
        actions.delete(film, by=cast.reporter())
    name = film.file.name
    actions.delete(film, by=cast.photo_editor())
    assert not Film.objects.exists()
    assert name


def test_of_two_who_edit_one_is_told() -> None:
    film = make_film()
    actions.edit(film, by=None, expected_version=0, title="Theirs")
    with pytest.raises(Conflict):
        actions.edit(film, by=None, expected_version=0, title="Mine")
