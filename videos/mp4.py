"""MP4: boxes within boxes, each with its length and a name of four letters (ISO/IEC 14496-12)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from videos.facts import BadFilm, Cut, Facts, Note, exactly

# Far more than any film has at the levels that are read; a file made to keep us busy has more.
MOST_BOXES = 20_000

# Codes that today's browsers play, and how people name those they do not.
PICTURE_CODES = {b"avc1", b"avc3", b"av01", b"vp08", b"vp09"}
SOUND_CODES = {b"mp4a", b"Opus", b"fLaC", b".mp3"}
NAMES = {b"hvc1": "H.265", b"hev1": "H.265", b"mp4v": "MPEG-4", b"ac-3": "AC-3", b"ec-3": "E-AC-3"}

# Notes of cameras and programs: places, names, serial numbers.
PRIVATE = {b"udta", b"meta", b"uuid"}
PICTURE, SOUND = b"vide", b"soun"
WORDS = {b"text", b"subt", b"sbtl", b"clcp", b"tmcd"}

Box = tuple[bytes, int, int]  # its name, where its contents begin and end


def read(file: BinaryIO, size: int) -> Facts:
    """Return what an MP4 file says of itself. Raises BadFilm, or Cut if its end is missing."""
    reader = _Reader(file)
    facts = Facts("mp4")
    names = set()
    pictures = 0
    for name, start, end in reader.boxes(0, size):
        names.add(name)
        if name == b"ftyp" and exactly(file, 4) == b"qt  ":
            raise BadFilm(_("This is a QuickTime file. Export it as MP4 (H.264)."))
        if name in PRIVATE:
            facts.notes.append(reader.note)
        if name == b"moov":
            pictures += _movie(reader, start, end, facts)
    if b"moov" not in names or b"mdat" not in names:
        raise Cut
    if not pictures:
        raise BadFilm(_("There are no pictures in this file, only sound."))
    return facts


def _movie(reader: _Reader, start: int, end: int, facts: Facts) -> int:
    """Read the box that describes the film. Returns how many tracks of pictures it has."""
    pictures = 0
    for name, inner, inner_end in reader.boxes(start, end):
        if name in PRIVATE:
            facts.notes.append(reader.note)
        elif name == b"mvhd":
            facts.seconds = _seconds(reader.file)
        elif name == b"trak":
            pictures += _track(reader, inner, inner_end, facts)
    return pictures


def _seconds(file: BinaryIO) -> int:
    is_long = exactly(file, 4)[0] == 1
    exactly(file, 16 if is_long else 8)  # when it was made and changed
    scale = int.from_bytes(exactly(file, 4), "big")
    length = int.from_bytes(exactly(file, 8 if is_long else 4), "big")
    unknown = length == (1 << (64 if is_long else 32)) - 1
    return round(length / scale) if scale and not unknown else 0


def _track(reader: _Reader, start: int, end: int, facts: Facts) -> bool:
    """Read one track. Returns whether it is one of pictures."""
    shape, kind, code = (0, 0), b"", b""
    for path, inner_end in reader.walk(start, end, {b"mdia", b"minf", b"stbl"}, facts):
        if path == b"tkhd":
            reader.file.seek(inner_end - 8)
            words = exactly(reader.file, 8)
            shape = int.from_bytes(words[:2], "big"), int.from_bytes(words[4:6], "big")
        elif path == b"hdlr" and not kind:
            kind = exactly(reader.file, 12)[8:12]
        elif path == b"stsd":
            code = exactly(reader.file, 16)[12:16]
    if kind == PICTURE:
        _refuse_code(code, PICTURE_CODES)
        facts.width, facts.height = max((facts.width, facts.height), shape)
        return True
    if kind == SOUND:
        _refuse_code(code, SOUND_CODES)
    elif kind not in WORDS:
        raise BadFilm(
            _(
                "This file carries data of the camera besides picture and sound, such as where it "
                "was. Export it with picture and sound alone."
            )
        )
    return False


def _refuse_code(code: bytes, played: set[bytes]) -> None:
    if code not in played:
        name = NAMES.get(code) or code.decode("latin-1").strip("\0 ") or "?"
        raise BadFilm(
            _("Many browsers do not play %(code)s. Export it as MP4 with H.264 and AAC.")
            % {"code": name}
        )


class _Reader:
    """Walks boxes without reading what is in them."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.count = 0
        self.note = Note(0, 0, b"")

    def boxes(self, start: int, end: int) -> Iterator[Box]:
        """Yield the boxes between `start` and `end`; the file then stands at their contents."""
        while start + 8 <= end:
            self.count += 1
            if self.count > MOST_BOXES:
                raise BadFilm(_("This file has more parts than a video has. Export it again."))
            self.file.seek(start)
            head = exactly(self.file, 8)
            length, name, header = int.from_bytes(head[:4], "big"), head[4:8], 8
            if length == 1:
                length, header = int.from_bytes(exactly(self.file, 8), "big"), 16
            elif length == 0:
                length = end - start
            if length < header or start + length > end:
                raise Cut
            if name in PRIVATE:
                free = head[:4] + b"free" + self._long(length, header)
                self.note = Note(start, length, free)
            yield name, start + header, start + length
            start += length

    @staticmethod
    def _long(length: int, header: int) -> bytes:
        return length.to_bytes(8, "big") if header == 16 else b""

    def walk(
        self, start: int, end: int, into: set[bytes], facts: Facts
    ) -> Iterator[tuple[bytes, int]]:
        """Yield the boxes of a track, those within the boxes named by `into` too."""
        for name, inner, inner_end in self.boxes(start, end):
            if name in PRIVATE:
                facts.notes.append(self.note)
            elif name in into:
                yield from self.walk(inner, inner_end, into, facts)
            else:
                yield name, inner_end
