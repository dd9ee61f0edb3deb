"""A player gets the part it asks for, with the right type, and no more than it needs."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from videos import views
from videos.models import Film
from videos.ranges import NotThere, part_asked
from videos.tests.factories import CAPTIONS, make_film, mp4_bytes, webm_bytes

pytestmark = pytest.mark.django_db


def content_of(film: Film) -> bytes:
    with default_storage.open(film.file.name) as file:
        return file.read()


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize(
    ("content", "content_type"), [(mp4_bytes(), "video/mp4"), (webm_bytes(), "video/webm")]
)
def test_a_video_is_served_whole_with_its_type(
    client: Client, content: bytes, content_type: str
) -> None:
    film = make_film(content)
    response = client.get(film.file.url, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert "immutable" in response.headers["Cache-Control"]
    assert body(response) == content_of(film)
    assert int(response.headers["Content-Length"]) == film.size
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(
    ("asked", "first", "after"),
    [("bytes=0-9", 0, 10), ("bytes=100-", 100, None), ("bytes=-25", -25, None)],
)
def test_a_player_jumps_to_a_place(
    client: Client, asked: str, first: int, after: int | None
) -> None:
    film = make_film()
    content = content_of(film)
    response = client.get(film.file.url, headers={"Range": asked})
    assert response.status_code == 206
    assert body(response) == content[first:after]
    begins = first if first >= 0 else len(content) + first
    ends = (after or len(content)) - 1
    assert response.headers["Content-Range"] == f"bytes {begins}-{ends}/{len(content)}"


def test_beyond_the_end_there_is_nothing(client: Client) -> None:
    film = make_film()
    response = client.get(film.file.url, headers={"Range": f"bytes={film.size}-"})
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{film.size}"


def test_a_part_of_another_file_is_not_given(client: Client) -> None:
    film = make_film()
    asked = {"Range": "bytes=0-9", "If-Range": '"another"'}
    assert client.get(film.file.url, headers=asked).status_code == 200
    etag = client.head(film.file.url).headers["ETag"]
    again = client.get(film.file.url, headers={"Range": "bytes=0-9", "If-Range": etag})
    assert again.status_code == 206


def test_an_open_end_is_given_in_parts_so_that_no_slow_reader_holds_a_thread(
    client: Client,
) -> None:
    film = make_film(mp4_bytes(media=bytes(3 * views.PART)))
    response = client.get(film.file.url, headers={"Range": "bytes=0-"})
    assert int(response.headers["Content-Length"]) == views.PART
    assert response.headers["Content-Range"] == f"bytes 0-{views.PART - 1}/{film.size}"


@pytest.mark.parametrize(
    "header", ["", "bytes=", "bytes=-", "bytes=9-1", "items=0-1", "bytes=0-1,5-9", "bytes=a-b"]
)
def test_what_is_no_range_gets_the_whole_file(header: str) -> None:
    assert part_asked(header, 100, 1000) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-0", "bytes=5000-6000"])
def test_a_range_that_is_not_there_is_said_so(header: str) -> None:
    with pytest.raises(NotThere):
        part_asked(header, 100, 1000)


def test_a_range_that_reaches_too_far_ends_with_the_file() -> None:
    assert part_asked("bytes=90-500", 100, 1000) == (90, 100)
    assert part_asked("bytes=-500", 100, 1000) == (0, 100)


@pytest.mark.parametrize(
    "address",
    [
        "/media/videos/00000000-0000-4000-8000-000000000000.mp4",
        "/media/videos/../../db.sqlite3",
        "/media/videos/x.mp4",
    ],
)
def test_nothing_else_is_served(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_captions_come_from_the_paper_as_text(client: Client) -> None:
    film = make_film(captions=CAPTIONS)
    response = client.get(film.captions_url)
    assert response.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert response.content.decode() == CAPTIONS
    silent = make_film()
    assert silent.captions_url == ""
    assert client.get(f"/videos/{silent.token}.vtt").status_code == 404
