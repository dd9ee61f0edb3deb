"""What a file says of itself reaches the editor; what it should not say reaches nobody."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from photos.actions import add_photo
from photos.metadata import clean, decoded
from photos.tests.factories import jpeg_bytes
from photos.tests.pictures import as_bytes, exif, halves, upload, with_iptc, with_segment, with_xmp

pytestmark = pytest.mark.django_db

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
UTF8 = (1, 90, b"\x1b%G")


def test_an_agencys_words_fill_the_form():
    photo = add_photo(
        upload(
            with_iptc(
                jpeg_bytes(),
                [
                    UTF8,
                    (2, 5, "Cảng Đình Vũ".encode()),
                    (2, 120, "Tàu vào cảng.\r\nBuổi sáng.".encode()),
                    (2, 80, b"Nguyen Van A"),
                    (2, 110, b"MST"),
                    (2, 115, b"Ministry of Transport"),
                    (2, 90, "Hải Phòng".encode()),
                    (2, 101, b"Vietnam"),
                    (2, 55, b"20250929"),
                    (2, 60, b"081500+0700"),
                ],
            )
        ),
        by=None,
    )
    assert photo.title == "Cảng Đình Vũ"
    assert photo.caption == photo.agency_caption == "Tàu vào cảng.\nBuổi sáng."
    assert photo.credit == "Nguyen Van A / MST"
    assert photo.source == "Ministry of Transport"
    assert photo.place == "Hải Phòng, Vietnam"
    assert photo.taken_at == datetime(2025, 9, 29, 8, 15, tzinfo=VIETNAM)


def test_what_an_editor_typed_goes_before_what_the_file_says():
    data = with_iptc(jpeg_bytes(), [UTF8, (2, 120, b"Agency's"), (2, 80, b"Agency")])
    photo = add_photo(upload(data), by=None, caption="Ours", credit="Photo: MST", title="T")
    assert (photo.caption, photo.agency_caption, photo.credit) == ("Ours", "Agency's", "MST")


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "mac_roman"])
def test_words_are_read_in_the_encoding_they_were_written_in(codec):
    words = "Café à Genève – près de l’école, où Zoë déjeune"
    photo = add_photo(upload(with_iptc(jpeg_bytes(), [(2, 120, words.encode(codec))])), by=None)
    assert photo.caption == words
    assert decoded(words.encode(codec)) == words


def test_exif_says_when_and_what_in_the_papers_time():
    data = as_bytes(
        halves(),
        exif=exif(
            base={0x010E: "A port", 0x013B: "Jane Doe", 0x8298: "© Doe"},
            details={0x9003: "2025:09:29 23:41:07"},
        ),
    )
    photo = add_photo(upload(data), by=None)
    assert (photo.caption, photo.credit) == ("A port", "Jane Doe")
    assert photo.taken_at == datetime(2025, 9, 29, 23, 41, 7, tzinfo=VIETNAM)


def test_xmp_is_read_as_elements_and_as_attributes():
    fields = (
        '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Lúa chín &lt;b&gt;</rdf:li>'
        "</rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>An</rdf:li><rdf:li>Bình</rdf:li></rdf:Seq>"
        "</dc:creator>"
    )
    photo = add_photo(
        upload(with_xmp(jpeg_bytes(), fields, 'photoshop:City="Sa Pa" photoshop:Credit="TTXVN"')),
        by=None,
    )
    assert photo.caption == "Lúa chín <b>"
    assert photo.credit == "An, Bình / TTXVN"
    assert photo.place == "Sa Pa"


@pytest.mark.parametrize("words", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100MEDIA\\1.JPG"])
def test_what_a_camera_writes_for_a_caption_counts_as_none(words):
    data = as_bytes(halves(), exif=exif(base={0x010E: words}))
    assert add_photo(upload(data), by=None).caption == ""


@pytest.mark.parametrize(
    "when",
    ["0000:00:00 00:00:00", "2025:13:45 99:99:99", "9999:12:31 23:59:59", "yesterday", "\0"],
)
def test_an_impossible_time_is_left_out(when):
    data = as_bytes(halves(), exif=exif(details={0x9003: when}))
    assert add_photo(upload(data), by=None).taken_at is None


def test_hostile_words_are_cleaned_and_cut():
    nasty = b"A\0B\x07C\xe2\x80\xaeD" + b"<script>alert(1)</script>" + b"x" * 30_000
    records = [UTF8, (2, 120, nasty), (2, 80, nasty), (2, 90, nasty), (2, 5, nasty)]
    photo = add_photo(
        upload(with_iptc(jpeg_bytes(), [(r, n, v[:30_000]) for r, n, v in records[:2]])), by=None
    )
    assert photo.caption.startswith("ABCD<script>")
    assert len(photo.caption) <= 2000
    assert len(photo.agency_caption) <= 5000
    photo = add_photo(
        upload(with_iptc(jpeg_bytes(), [(r, n, v[:9000]) for r, n, v in records])), by=None
    )
    assert max(len(photo.title), len(photo.credit), len(photo.place)) <= 150
    photo.full_clean()


def test_text_is_composed_and_without_signs_that_turn_or_hide_it():
    assert clean("Đa\u0300 Nă\u0303ng\u200b\u202e x\r\ny\0", 50) == "Đà Nẵng x y"
    assert clean("a\r\nb\t c", 50, lines=True) == "a\nb c"


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>',
        b"<x:xmpmeta", b"\xff\xfe<\0x\0", b"<a>" * 5000, b"\0" * 60_000,
    ],
)  # fmt: skip
def test_a_packet_made_to_break_the_reader_is_passed_over(packet):
    data = with_segment(jpeg_bytes(), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)
    assert add_photo(upload(data), by=None).caption == ""


@pytest.mark.parametrize(
    "block", [b"Exif\0\0" + b"II*\0" + b"\xff" * 500, b"Exif\0\0MM\0*\0\0\0\x08\xff\xff"]
)
def test_broken_exif_costs_the_words_not_the_photo(block):
    assert add_photo(upload(with_segment(jpeg_bytes(), 0xE1, block)), by=None).pk
