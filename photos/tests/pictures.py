"""Files for tests, sound and broken, made by code: none of them was taken from anywhere."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, TiffImagePlugin

RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 60), (20, 40, 200), (255, 255, 255)


def halves(width: int = 300, height: int = 200, left: Any = RED, right: Any = BLUE) -> Image.Image:
    """Return a picture whose left half has another colour than its right half."""
    image = Image.new("RGB", (width, height), left)
    image.paste(right, (width // 2, 0, width, height))
    return image


def as_bytes(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def upload(data: bytes, name: str = "photo.jpg") -> ContentFile:
    return ContentFile(data, name)


def exif(**words: Any) -> Image.Exif:
    """Return EXIF as a phone writes it: with where it was, on which device, held how."""
    block = Image.Exif()
    block[0x010F], block[0x0110] = "Leica", "Secret-Camera-9"
    for tag, value in words.pop("base", {}).items():
        block[tag] = value
    details = block.get_ifd(0x8769)
    details[0xA431] = "SERIAL-4711"
    for tag, value in words.pop("details", {}).items():
        details[tag] = value
    place = block.get_ifd(0x8825)
    degrees = tuple(TiffImagePlugin.IFDRational(n) for n in (20, 51, 12))
    place.update({1: "N", 2: degrees, 3: "E", 4: degrees})
    return block


def with_segment(jpeg: bytes, marker: int, payload: bytes) -> bytes:
    """Return `jpeg` with one more segment after its first two bytes."""
    return (
        jpeg[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload + jpeg[2:]
    )


def with_iptc(jpeg: bytes, records: list[tuple[int, int, bytes]]) -> bytes:
    """Return `jpeg` with IPTC (record, dataset, value) in a Photoshop block."""
    iim = b"".join(
        struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
        for record, number, value in records
    )
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iim)) + iim + b"\0" * (len(iim) % 2)
    return with_segment(jpeg, 0xED, b"Photoshop 3.0\0" + resource)


def with_xmp(jpeg: bytes, fields: str, attributes: str = "") -> bytes:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
        f"<rdf:Description {attributes}>{fields}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    return with_segment(jpeg, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet.encode())


def png_of(width: int, height: int, body: bytes = b"") -> bytes:
    """Return a PNG that says it has `width` × `height` pixels, whatever its body holds."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = body or zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


# What a format says of its own making.
FORMAT = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    "loop", "background", "timestamp", "duration", "default_image",
}  # fmt: skip


def swapped_profile() -> bytes:
    """Return an ICC profile in which red is blue and blue is red, to see that it is obeyed."""

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in values)

    red, green, blue = (0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", 8) + b"Swapped\0" + b"\0" * 79
    tags = {
        b"desc": text, b"cprt": b"text\0\0\0\0none\0\0\0\0", b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(*blue), b"gXYZ": xyz(*green), b"bXYZ": xyz(*red),
        b"rTRC": curve, b"gTRC": curve, b"bTRC": curve,
    }  # fmt: skip
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        data += b"\0" * (-len(data) % 4)
        table += name + struct.pack(">II", 128 + 4 + 12 * len(tags) + len(body), len(data))
        body += data
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI", size, b"\0\0\0\0", 0x02100000) + b"mntrRGB XYZ " + b"\0" * 12
    head += b"acsp" + b"\0" * 28 + struct.pack(">iii", 63190, 65536, 54061) + b"\0" * 48
    return head + table + body


def everything_in(data: bytes) -> dict[str, Any]:
    """Return what a curious reader finds in a served picture beside its pixels."""
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        found = {key: value for key, value in image.info.items() if key not in FORMAT and value}
        if image.getexif():
            found["exif tags"] = dict(image.getexif())
        return found
