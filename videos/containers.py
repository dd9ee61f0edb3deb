"""What a video file says of itself, read from its own boxes; nothing is decoded.

Two kinds are taken: MP4 (`videos.mp4`) and WebM (`videos.webm`).
"""

from __future__ import annotations

from typing import BinaryIO

from django.utils.translation import gettext as _

from videos import mp4, webm
from videos.facts import BadFilm, Cut, Facts


def read_facts(file: BinaryIO, size: int) -> Facts:
    """Return what the file says of itself, whatever it is called.

    Raises BadFilm for what is no video, cut off, or in a code that browsers do not play.
    """
    file.seek(0)
    head = file.read(12)
    try:
        if head[4:8] == b"ftyp":
            return mp4.read(file, size)
        if head[:4] == webm.MAGIC:
            return webm.read(file, size)
    except Cut:
        raise BadFilm(_("This video is cut off: its end is missing. Upload it again.")) from None
    raise BadFilm(_("This is neither an MP4 nor a WebM video. Export it as MP4 (H.264)."))


def empty_notes(file: BinaryIO, facts: Facts) -> None:
    """Overwrite what cameras and programs wrote about themselves; the rest stays in place."""
    for note in facts.notes:
        file.seek(note.at)
        file.write(note.empty)
        left = note.length - len(note.empty)
        while left > 0:
            left -= file.write(bytes(min(left, 65_536)))
