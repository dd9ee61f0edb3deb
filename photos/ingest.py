"""The door of the library: what may come in, and in which words the rest is refused.

A file is judged by what is in it, never by its name or by what the browser says it is.
"""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from photos import drawing, metadata
from photos.sizes import PREVIEW_WIDTH
from publishing.errors import Refused
from publishing.text import ascii_slug

logger = logging.getLogger("photos")

MEGABYTE = 1024 * 1024
LONGEST_SIDE = 16_000  # WebP ends at 16,383 pixels
SHORTEST_SIDE = 16

ENDINGS = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}


class BadPhoto(Refused):
    """The file cannot be taken in. `str(error)` tells an editor why, and what to do."""


@dataclass(frozen=True)
class Inspected:
    """A file that may come in, and its picture, decoded large enough for a stand-in."""

    ending: str
    width: int
    height: int
    checksum: str
    facts: metadata.Facts
    pixels: Image.Image


def inspect(file: File) -> Inspected:
    """Read `file` wholly and return what it is.

    Raises BadPhoto for every file that is too large, of another kind, of two kinds at once,
    moving, too many pixels (before any of them is decoded), cut off or broken.
    """
    _check_bytes(file)
    head = _read(file, 0, 4096)
    _check_kind(head)
    try:
        image = drawing.open_original(file)
        _check_pixels(*image.size)
        # The second picture of a phone's JPEG is depth, not movement.
        if getattr(image, "is_animated", False) and image.format not in drawing.JPEGS:
            raise BadPhoto(_("This picture moves. Please save one still of it and upload that."))
        width, height = drawing.upright_size(image)
        facts = metadata.read(image)
        pixels = drawing.decode(image, min(1.0, PREVIEW_WIDTH / width))
    except Image.DecompressionBombError as error:
        raise BadPhoto(_too_many_pixels()) from error
    except Refused:
        raise
    except Exception as error:  # decoders raise anything at all when fed broken bytes
        logger.info("upload refused: %s", error)
        raise BadPhoto(
            _("This picture is cut off or broken. Please save or fetch it again and retry.")
        ) from error
    _check_tail(file, image.format or "")
    return Inspected(ENDINGS[image.format or ""], width, height, checksum(file), facts, pixels)


def checksum(file: File) -> str:
    """Return the SHA-256 of the file's bytes."""
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def safe_name(name: str, ending: str) -> str:
    """Return a plain name for keeping the file: ASCII, its true ending, nothing else."""
    return (ascii_slug(_stem(name), max_length=60) or "photo") + ending


def title_from(name: str) -> str:
    """Return a title from a file name: `hai_phong-port 2.JPG` → `hai phong port 2`."""
    return metadata.clean(re.sub(r"[_\-.]+", " ", _stem(name)), 150)


def _stem(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).stem


def _check_bytes(file: File) -> None:
    limit = getattr(settings, "PHOTO_MAX_BYTES", 40 * MEGABYTE)
    if not file.size:
        raise BadPhoto(_("This file is empty."))
    if file.size > limit:
        raise BadPhoto(
            _("This file has %(size)s. The library takes photos up to %(limit)s.")
            % {"size": filesizeformat(file.size), "limit": filesizeformat(limit)}
        )


def _check_pixels(width: int, height: int) -> None:
    if width * height > max_pixels():
        raise BadPhoto(_too_many_pixels())
    if max(width, height) > LONGEST_SIDE:
        raise BadPhoto(
            _("This picture is %(side)s pixels long. Up to %(limit)s on a side can be shown.")
            % {"side": max(width, height), "limit": LONGEST_SIDE}
        )
    if min(width, height) < SHORTEST_SIDE:
        raise BadPhoto(_("This picture is too small to be seen."))


def max_pixels() -> int:
    """Return how many pixels a photo may have."""
    return getattr(settings, "PHOTO_MAX_PIXELS", 100_000_000)


def _too_many_pixels() -> str:
    return _("This picture has too many pixels. Please scale it down to %(limit)s megapixels.") % {
        "limit": max_pixels() // 1_000_000
    }


def _check_kind(head: bytes) -> None:
    """Refuse what is not JPEG, PNG, WebP or AVIF, by its first bytes and by its own name."""
    if b"%PDF-" in head[:1024] and not head.startswith(b"%PDF-"):
        raise BadPhoto(_two_things())
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return
    if head[4:8] == b"ftyp" and {b"avif", b"avis"} & _brands(head):
        return
    raise BadPhoto(
        _("This is %(kind)s. The library takes JPEG, PNG, WebP and AVIF: please save it so.")
        % {"kind": _kind(head)}
    )


def _brands(head: bytes) -> set[bytes]:
    """Return the brands of an ISO media file: the major one and the compatible ones."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    return {head[8:12]} | {head[at : at + 4] for at in range(16, length, 4)}


def _kind(head: bytes) -> str:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"GIF87a", b"GIF89a")):
        return _("a GIF")
    if head[4:8] == b"ftyp":
        heic = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"} & _brands(head)
        return _("a HEIC photo, as iPhones make them") if heic else _("a film")
    if head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")):
        return _("a TIFF or a camera's raw file")
    if head.startswith(b"%PDF-"):
        return _("a PDF")
    if b"<svg" in text:
        return _("an SVG drawing")
    if text.startswith((b"<!doctype html", b"<html", b"<script", b"<?php")):
        return _("a web page")
    for start, name in _OTHERS.items():
        if head.startswith(start):
            return name()
    return _("a text") if _is_text(head) else _("not a picture, or one of a kind we cannot read")


_OTHERS = {
    b"BM": lambda: _("a BMP picture"),
    b"8BPS": lambda: _("a Photoshop file"),
    b"PK\x03\x04": lambda: _("a ZIP archive or an office document"),
    b"\xff\x0a": lambda: _("a JPEG XL picture"),
    b"\0\0\0\x0cJXL ": lambda: _("a JPEG XL picture"),
    b"\0\0\0\x0cjP  ": lambda: _("a JPEG 2000 picture"),
    b"\0\0\x01\0": lambda: _("an icon"),
    b"MZ": lambda: _("a program"),
    b"\x7fELF": lambda: _("a program"),
}


def _is_text(head: bytes) -> bool:
    try:
        return head[:4000].decode("utf-8", "strict").isprintable() or b"\0" not in head
    except UnicodeDecodeError:
        return False


# What would make the file something else as well for a program that reads from the end.
_HIDDEN = re.compile(
    rb"%PDF-|PK\x05\x06|<\?php|<script|<html|<svg|\x7fELF|MZ\x90\0", re.IGNORECASE
)
_TAIL = 66_000  # a ZIP's directory ends within its comment of at most 65,535 bytes


def _check_tail(file: IO[bytes], kind: str) -> None:
    """Refuse a picture behind which something else is hidden."""
    size = file.seek(0, 2)
    tail = _read(file, max(0, size - _TAIL), _TAIL)
    end = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9", "MPO": b"\xff\xd9"}.get(kind)
    if end is not None:
        _picture, _end, tail = tail.rpartition(end)
    else:
        tail = tail if b"PK\x05\x06" in tail else b""
    if _HIDDEN.search(tail):
        raise BadPhoto(_two_things())


def _two_things() -> str:
    return _("Something else is hidden in this file beside the picture. Please save it anew.")


def _read(file: IO[bytes], start: int, length: int) -> bytes:
    file.seek(start)
    return file.read(length)
