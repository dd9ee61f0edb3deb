"""Video files for tests, built box by box, and films in the library."""

from __future__ import annotations

import struct
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from videos import actions
from videos.models import Film

_numbers = count(1)

CAPTIONS = "WEBVTT\n\n00:00:00.500 --> 00:00:02.000\nThe first ship comes in.\n"


def box(name: str, contents: bytes = b"") -> bytes:
    """Return a box of an MP4 file."""
    return struct.pack(">I", 8 + len(contents)) + name.encode("latin-1") + contents


def track(kind: str, code: str, width: int = 0, height: int = 0) -> bytes:
    """Return a track of an MP4 file."""
    header = box("tkhd", bytes(76) + struct.pack(">II", width << 16, height << 16))
    handler = box("hdlr", bytes(8) + kind.encode() + bytes(12))
    codes = box("stsd", bytes(4) + struct.pack(">I", 1) + box(code, bytes(20)))
    return box("trak", header + box("mdia", handler + box("minf", box("stbl", codes))))


def mp4_bytes(
    *,
    seconds: float = 90,
    tracks: bytes | None = None,
    notes: bytes = b"",
    brand: str = "isom",
    media: bytes | None = None,
) -> bytes:
    """Return an MP4 file with a picture and a sound track; nothing in it can be decoded."""
    if tracks is None:
        tracks = track("vide", "avc1", 1280, 720) + track("soun", "mp4a")
    header = box("mvhd", bytes(12) + struct.pack(">II", 1000, round(seconds * 1000)) + bytes(80))
    if media is None:
        media = f"pictures and sound {next(_numbers)} ".encode() * 50
    return (
        box("ftyp", brand.encode() + bytes(4))
        + box("moov", header + tracks + notes)
        + box("mdat", media)
    )


def element(number: int, contents: bytes) -> bytes:
    """Return an element of a WebM file."""
    name = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return name + b"\x01" + len(contents).to_bytes(7, "big") + contents


def webm_bytes(
    *, seconds: float = 42, code: str = "V_VP9", doc_type: str = "webm", notes: bytes = b""
) -> bytes:
    """Return a WebM file with pictures; nothing in it can be decoded."""
    info = element(0x1549A966, element(0x4489, struct.pack(">d", seconds * 1000)))
    shape = element(0xE0, element(0xB0, b"\x02\x80") + element(0xBA, b"\x01\x68"))
    entry = element(0x83, b"\x01") + element(0x86, code.encode()) + shape
    tracks = element(0x1654AE6B, element(0xAE, entry))
    cluster = element(0x1F43B675, f"pictures {next(_numbers)} ".encode() * 50)
    return element(0x1A45DFA3, element(0x4282, doc_type.encode())) + element(
        0x18538067, info + tracks + cluster + notes
    )


def make_film(content: bytes | None = None, **words: Any) -> Film:
    """Return a film of the library."""
    file = ContentFile(
        mp4_bytes() if content is None else content, name=words.pop("name", "harbour.mp4")
    )
    return actions.add_film(file, by=None, **words)
