"""What may not come in, each with the word that tells an editor why."""

import struct
import time
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from PIL import Image

from photos.actions import add_photo
from photos.ingest import BadPhoto
from photos.models import Photo
from photos.tests.factories import jpeg_bytes
from photos.tests.pictures import as_bytes, halves, png_of, upload

pytestmark = pytest.mark.django_db

FTYP = struct.pack(">I", 24) + b"ftyp"
JPEG = jpeg_bytes(200, 150)

REFUSED = {
    "GIF": (lambda: as_bytes(halves(), "GIF"), "a GIF"),
    "GIF and script": (lambda: b"GIF89a/*" + b"\0" * 20 + b"*/=1;alert(1)", "a GIF"),
    "SVG": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "an SVG"),
    "SVG with a prologue": (lambda: b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg/>", "an SVG"),
    "HEIC": (lambda: FTYP + b"heic\0\0\0\0mif1heic" + b"\0" * 99, "a HEIC photo"),
    "film": (lambda: FTYP + b"isom\0\0\0\0isommp41" + b"\0" * 99, "a film"),
    "TIFF": (lambda: as_bytes(halves(), "TIFF"), "a TIFF"),
    "PDF": (lambda: b"%PDF-1.7\n%...", "a PDF"),
    "BMP": (lambda: as_bytes(halves(), "BMP"), "a BMP"),
    "ZIP": (lambda: b"PK\x03\x04" + b"\0" * 50, "a ZIP"),
    "text": (lambda: "Chào buổi sáng".encode(), "a text"),
    "web page": (lambda: b"<!DOCTYPE html><script>alert(1)</script>", "a web page"),
    "noise": (lambda: bytes(range(256)) * 8, "not a picture"),
    "empty": (lambda: b"", "empty"),
    "only a JPEG's first bytes": (lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 400, "broken"),
    "PNG header, nothing more": (lambda: png_of(100, 100)[:40], "broken"),
    "PNG with garbage for pixels": (lambda: png_of(400, 400, b"garbage" * 40), "broken"),
    "WebP cut off": (lambda: as_bytes(halves(), "WEBP")[:200], "broken"),
    "AVIF cut off": (lambda: as_bytes(halves(), "AVIF")[:-120], "broken"),
    "JPEG cut off": (lambda: JPEG[: len(JPEG) * 2 // 3], "broken"),
    "JPEG with a ZIP behind it": (lambda: JPEG + b"PK\x03\x04xPK\x05\x06" + b"\0" * 18, "hidden"),
    "JPEG with PHP behind it": (lambda: JPEG + b"<?php system($_GET[0]); ?>", "hidden"),
    "PNG with a page behind it": (
        lambda: as_bytes(halves(), "PNG") + b"<html><script>1</script>", "hidden",
    ),
    "JPEG that is a PDF too": (
        lambda: JPEG[:2] + b"\xff\xfe\0\x0c%PDF-1.4\r\n" + JPEG[2:], "hidden",
    ),
    "too small to see": (lambda: as_bytes(halves(8, 8), "PNG"), "too small"),
    "a line of pixels": (lambda: as_bytes(Image.new("L", (16_100, 20)), "PNG"), "pixels long"),
    "moving WebP": (
        lambda: as_bytes(halves(), "WEBP", save_all=True, append_images=[halves(left="white")]),
        "moves",
    ),
    "moving PNG": (
        lambda: as_bytes(halves(), "PNG", save_all=True, append_images=[halves(left="white")]),
        "moves",
    ),
    "moving AVIF": (
        lambda: as_bytes(halves(), "AVIF", save_all=True, append_images=[halves(left="white")]),
        "moves",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_photo_is_refused_in_words_whatever_it_is_called(what):
    make, word = REFUSED[what]
    with pytest.raises(BadPhoto) as refused:
        add_photo(upload(make(), "photo.jpg"), by=None)
    assert word in str(refused.value)
    assert str(refused.value).endswith(".")
    assert not Photo.objects.exists()


@pytest.mark.parametrize(
    "size", [(20_000, 20_000), (65_000, 65_000), (2**31 - 1, 2**31 - 1), (10_001, 10_000)]
)
def test_a_decompression_bomb_is_refused_before_any_of_it_is_decoded(size):
    pixels = zlib.compress(b"\0" * 10_000_000, 9)
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(BadPhoto):
        add_photo(upload(png_of(*size, pixels), "bomb.png"), by=None)
    assert time.perf_counter() - began < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_the_limits_are_settings(settings):
    settings.PHOTO_MAX_PIXELS = 10_000
    with pytest.raises(BadPhoto, match="too many pixels"):
        add_photo(upload(as_bytes(halves())), by=None)
    settings.PHOTO_MAX_PIXELS = 100_000_000
    settings.PHOTO_MAX_BYTES = 500
    with pytest.raises(BadPhoto, match="500"):
        add_photo(upload(as_bytes(halves())), by=None)


def test_a_png_whose_words_unpack_to_gigabytes_is_refused_or_read_without_them():
    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    png = as_bytes(halves(), "PNG")
    bomb = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"A" * 50_000_000, 9))
    tracemalloc.start()
    with suppress(BadPhoto):
        add_photo(upload(png[:33] + bomb * 3 + png[33:], "words.png"), by=None)
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_file_damaged_anywhere_is_taken_in_or_refused_but_never_an_error(kind):
    """Any byte may be wrong: the answer is a photo or a sentence."""
    sound = as_bytes(halves(64, 48), kind)
    for at in range(0, len(sound), max(1, len(sound) // 30)):
        damaged = sound[:at] + bytes([sound[at] ^ 0xFF]) + sound[at + 1 :]
        with suppress(BadPhoto):
            add_photo(upload(damaged), by=None)
