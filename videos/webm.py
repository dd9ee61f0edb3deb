"""WebM: elements within elements, each with a number and a length (RFC 8794, RFC 9559)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from videos.facts import BadFilm, Cut, Facts, Note, exactly

MAGIC = b"\x1a\x45\xdf\xa3"
HEADER, SEGMENT, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
DOC_TYPE = 0x4282
INFO, TIME_UNIT, LENGTH = 0x1549A966, 0x2AD7B1, 0x4489
TRACKS, TRACK, KIND, CODE, PICTURE = 0x1654AE6B, 0xAE, 0x83, 0x86, 0xE0
WIDTH, HEIGHT = 0xB0, 0xBA
# Notes of programs, and whatever else somebody put into the file.
PRIVATE = {0x1254C367, 0x1941A469}

PICTURE_CODES = {"V_VP8", "V_VP9", "V_AV1"}
SOUND_CODES = {"A_OPUS", "A_VORBIS"}

MOST_ELEMENTS = 100_000
UNKNOWN = -1


def read(file: BinaryIO, size: int) -> Facts:
    """Return what a WebM file says of itself. Raises BadFilm, or Cut if its end is missing."""
    reader = _Reader(file)
    facts = Facts("webm")
    pictures = clusters = 0
    for number, start, end in reader.elements(0, size):
        if number == HEADER and _text(reader, start, end, DOC_TYPE) != "webm":
            raise BadFilm(_("This is a Matroska file, not WebM. Export it as MP4 (H.264)."))
        if number != SEGMENT:
            continue
        for inside, inner, inner_end in reader.elements(start, end):
            if inside in PRIVATE:
                facts.notes.append(_emptied(reader.begins, inner_end - reader.begins))
            elif inside == INFO:
                facts.seconds = _seconds(reader, inner, inner_end)
            elif inside == TRACKS:
                pictures += _tracks(reader, inner, inner_end, facts)
            clusters += inside == CLUSTER
    if not clusters:
        raise Cut
    if not pictures:
        raise BadFilm(_("There are no pictures in this file, only sound."))
    return facts


def _seconds(reader: _Reader, start: int, end: int) -> int:
    unit, length = 1_000_000, 0.0
    for number, inner, inner_end in reader.elements(start, end):
        value = _bytes(reader.file, inner, inner_end)
        if number == TIME_UNIT:
            unit = int.from_bytes(value, "big")
        elif number == LENGTH and len(value) in (4, 8):
            (length,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
    seconds = length * unit / 1_000_000_000
    return round(seconds) if 0 < seconds < 1_000_000 else 0


def _tracks(reader: _Reader, start: int, end: int, facts: Facts) -> int:
    pictures = 0
    for number, inner, inner_end in reader.elements(start, end):
        if number != TRACK:
            continue
        kind, code, shape = 0, "", (0, 0)
        for part, at, to in reader.elements(inner, inner_end):
            if part == KIND:
                kind = int.from_bytes(_bytes(reader.file, at, to), "big")
            elif part == CODE:
                code = _bytes(reader.file, at, to).decode("latin-1").strip("\0")
            elif part == PICTURE:
                shape = _shape(reader, at, to)
        if (kind == 1 and code not in PICTURE_CODES) or (kind == 2 and code not in SOUND_CODES):
            raise BadFilm(
                _("Many browsers do not play %(code)s. Export it as MP4 with H.264 and AAC.")
                % {"code": code or "?"}
            )
        if kind == 1:
            pictures += 1
            facts.width, facts.height = shape
    return pictures


def _shape(reader: _Reader, start: int, end: int) -> tuple[int, int]:
    found = {
        number: int.from_bytes(_bytes(reader.file, at, to), "big")
        for number, at, to in reader.elements(start, end)
        if number in (WIDTH, HEIGHT)
    }
    return found.get(WIDTH, 0), found.get(HEIGHT, 0)


def _text(reader: _Reader, start: int, end: int, wanted: int) -> str:
    for number, at, to in reader.elements(start, end):
        if number == wanted:
            return _bytes(reader.file, at, to).decode("latin-1").strip("\0")
    return ""


def _bytes(file: BinaryIO, start: int, end: int) -> bytes:
    """Return a short value; a long one is none of those that are read here."""
    file.seek(start)
    return exactly(file, min(end - start, 256))


def _emptied(start: int, length: int) -> Note:
    """Return how the element at `start` becomes an empty one (Void) of the same length."""
    if length < 9:
        head = bytes([0xEC, 0x80 | (length - 2)])
    else:
        head = b"\xec\x01" + (length - 9).to_bytes(7, "big")
    return Note(start, length, head)


class _Reader:
    """Walks elements without reading what is in them."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.count = 0
        self.begins = 0

    def elements(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield each element there: its number, where its contents begin and end."""
        while start < end:
            self.count += 1
            if self.count > MOST_ELEMENTS:
                raise BadFilm(_("This file has more parts than a video has. Export it again."))
            self.file.seek(start)
            number = self._number(keep_marker=True)
            length = self._number(keep_marker=False)
            at = self.file.tell()
            if length == UNKNOWN:
                if number != SEGMENT:
                    raise BadFilm(
                        _(
                            "This video was recorded live, and nobody can jump to a place in it. "
                            "Export it again as MP4 or WebM."
                        )
                    )
                length = end - at
            if at + length > end:
                raise Cut
            self.begins = start
            yield number, at, at + length
            start = at + length

    def _number(self, *, keep_marker: bool) -> int:
        first = exactly(self.file, 1)[0]
        if not first:
            raise BadFilm(_("This file is damaged. Export it again."))
        more = 8 - first.bit_length()
        rest = exactly(self.file, more)
        marker = 0 if keep_marker else 1 << (7 - more)
        value = int.from_bytes(bytes([first & ~marker]) + rest, "big")
        if not keep_marker and value == (1 << (7 * (more + 1))) - 1:
            return UNKNOWN
        return value
