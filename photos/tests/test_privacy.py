"""Nothing but pixels leaves the library: every served file is opened and searched."""

import pytest
from django.core.files.storage import default_storage

from photos import files, paths, renditions
from photos.actions import add_photo
from photos.tests.pictures import (
    as_bytes,
    everything_in,
    exif,
    halves,
    upload,
    with_iptc,
    with_segment,
    with_xmp,
)

pytestmark = pytest.mark.django_db

SECRETS = (
    b"Leica", b"Secret-Camera-9", b"SERIAL-4711", b"Exif", b"xpacket", b"xmpmeta", b"Photoshop",
    b"8BIM", b"At home, ring twice", b"a private remark",
)  # fmt: skip


def telling() -> dict[str, bytes]:
    """The same picture in four kinds, each with all the private data that kind can hold."""
    block = exif(base={0x010E: "At home, ring twice", 0x0112: 6})
    jpeg = as_bytes(halves(900, 700), exif=block, comment=b"a private remark", dpi=(301, 302))
    jpeg = with_iptc(jpeg, [(2, 120, b"At home, ring twice")])
    jpeg = with_xmp(jpeg, "<dc:title>At home, ring twice</dc:title>")
    jpeg = with_segment(jpeg, 0xE2, b"FPXR\0a private remark")
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>At home, ring twice</x:xmpmeta>"
    return {
        "a.jpg": jpeg,
        "b.png": as_bytes(halves(900, 700), "PNG", exif=block),
        "c.webp": as_bytes(halves(900, 700), "WEBP", exif=block, xmp=xmp),
        "d.avif": as_bytes(halves(900, 700), "AVIF", exif=block, xmp=xmp),
    }


@pytest.mark.parametrize("name", ["a.jpg", "b.png", "c.webp", "d.avif"])
def test_no_served_file_says_where_when_or_with_what_a_photo_was_taken(name):
    data = telling()[name]
    assert any(secret in data for secret in SECRETS)
    photo = add_photo(upload(data, name), by=None)
    photo.crops = ["16:9@10,10"]
    renditions.make_missing(photo)
    served = files.names_in(paths.folder(photo.pk))
    assert len(served) > 20
    for served_name in served:
        with default_storage.open(served_name) as file:
            bare = file.read()
        assert everything_in(bare) == {}, served_name
        for secret in SECRETS:
            assert secret not in bare, (served_name, secret)


def test_the_place_on_the_map_is_not_even_kept_in_words():
    photo = add_photo(upload(telling()["a.jpg"]), by=None)
    kept = " ".join(str(getattr(photo, field.attname)) for field in photo._meta.fields)
    assert "51" not in photo.place
    assert not photo.place
    assert "Secret-Camera-9" not in kept
    assert "SERIAL" not in kept
