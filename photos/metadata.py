"""What a file says about itself: the words of EXIF, IPTC and XMP, cleaned.

Only what an editor would type is read. Where it was taken to the metre, with which camera and by
whose computer is never read, and never leaves the original.

Where several blocks say the same, XMP goes before IPTC before EXIF: XMP is always Unicode, the
others are in whatever the photographer's machine used.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from PIL import ExifTags, ImageFile, IptcImagePlugin

from photos.xmp import read_xmp

logger = logging.getLogger("photos")

OLDEST = 1826  # the first photograph

# Latin alphabets as old software wrote them, for text that is not UTF-8.
_OLD_CODECS = ("cp1252", "mac_roman")
_UTF8_MARK = b"\x1b%G"  # IPTC 1:90

# What cameras write in place of a caption.
_EMPTY_WORDS = re.compile(
    r"(?:olympus digital camera|sony dsc|samsung camera pictures|minolta digital camera|"
    r"exif_jpeg_picture|default|untitled|picture|image|dcim.*|(?:dsc|img|_?mg)[_-]?\d+)",
    re.IGNORECASE,
)
_LINE_ENDS = re.compile(r"\r\n?|\u2028|\u2029")
_KEPT, _DROPPED = "\n\u200c\u200d", ("Cc", "Cf", "Co", "Cs")
_SPACES = re.compile(r"[^\S\n]+")

Reader = Callable[[ImageFile.ImageFile], dict[str, str]]


@dataclass(frozen=True)
class Facts:
    """The words found in a file; empty where it says nothing."""

    title: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    place: str = ""
    taken_at: datetime | None = None


def read(image: ImageFile.ImageFile) -> Facts:
    """Return what `image` says about itself. Never raises: what cannot be read is left out."""
    blocks = [_safely(_from_xmp, image), _safely(_from_iptc, image), _safely(_from_exif, image)]

    def first(name: str, length: int, *, lines: bool = False) -> str:
        for block in blocks:
            if text := clean(block.get(name, ""), length, lines=lines):
                return text
        return ""

    byline, agency = first("byline", 150), first("agency", 150)
    return Facts(
        title=first("title", 150),
        caption=first("caption", 5000, lines=True),
        credit=_joined(byline, agency)[:150],
        source=first("source", 150) or first("rights", 150),
        place=_place(first("spot", 150), first("city", 150), first("country", 150)),
        taken_at=next(filter(None, (_moment(block.get("taken", "")) for block in blocks)), None),
    )


def clean(text: str, length: int, *, lines: bool = False) -> str:
    """Return `text` as one would type it: composed, without control characters, cut to `length`.

    `lines` keeps line ends. What cameras write in place of a caption counts as nothing.
    """
    text = _LINE_ENDS.sub("\n", text[: 4 * length])
    if not lines:
        text = text.replace("\n", " ")
    # Cc: controls, NUL among them. Cf: marks that turn the direction of what follows.
    text = "".join(
        letter
        for letter in text.replace("\t", " ")
        if letter in _KEPT or unicodedata.category(letter) not in _DROPPED
    )
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()
    return "" if _EMPTY_WORDS.fullmatch(text) else text[:length].rstrip()


def decoded(data: bytes, *, utf8: bool = False) -> str:
    """Return text of an unknown encoding: UTF-8 if it is that, else the likelier old one.

    The likelier one is where the bytes above 127 come out as letters: `é` in MacRoman would be a
    typographer's sign in Latin-1, and the other way round.
    """
    data = data.rstrip(b"\0")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if utf8:
            return data.decode("utf-8", "ignore")
    return max((data.decode(codec, "replace") for codec in _OLD_CODECS), key=_likeliness)


def _likeliness(text: str) -> int:
    return sum(
        2 if letter.isalpha() and letter.lower() in "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœß"
        else 1 if letter in "“”‘’–—…«»" else -2
        for letter in text
        if ord(letter) > 127
    )  # fmt: skip


def _safely(reader: Reader, image: ImageFile.ImageFile) -> dict[str, str]:
    try:
        return reader(image)
    except Exception as error:  # parsers meet files made to break them; a photo is no worse for it
        logger.info("metadata that cannot be read: %s", error)
        return {}


def _from_exif(image: ImageFile.ImageFile) -> dict[str, str]:
    exif = image.getexif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    found = {
        "caption": _exif_text(exif.get(ExifTags.Base.ImageDescription)),
        "byline": _exif_text(exif.get(ExifTags.Base.Artist)),
        "rights": _exif_text(exif.get(ExifTags.Base.Copyright)),
        "taken": _exif_text(details.get(ExifTags.Base.DateTimeOriginal)),
    }
    if offset := _exif_text(details.get(ExifTags.Base.OffsetTimeOriginal)):
        found["taken"] += offset
    return found


def _exif_text(value: Any) -> str:
    # Pillow reads the bytes of a text as Latin-1, whatever they are.
    if isinstance(value, str):
        value = value.encode("latin-1", "ignore")
    return decoded(value[:20_000]) if isinstance(value, bytes) else ""


def _from_iptc(image: ImageFile.ImageFile) -> dict[str, str]:
    # https://www.iptc.org/std/IIM/4.1/specification/IIMV4.1.pdf
    records = IptcImagePlugin.getiptcinfo(image) or {}
    utf8 = _first(records.get((1, 90))) == _UTF8_MARK

    def text(number: int) -> str:
        return decoded(_first(records.get((2, number)))[:20_000], utf8=utf8)

    return {
        "title": text(5) or text(105),
        "caption": text(120),
        "byline": text(80),
        "agency": text(110),
        "source": text(115),
        "rights": text(116),
        "spot": text(92),
        "city": text(90),
        "country": text(101),
        "taken": f"{text(55)} {text(60)}",
    }


def _first(value: Any) -> bytes:
    if isinstance(value, list):
        value = next((item for item in value if item), b"")
    return value or b""


def _from_xmp(image: ImageFile.ImageFile) -> dict[str, str]:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return read_xmp(packet.encode() if isinstance(packet, str) else packet)


def _joined(byline: str, agency: str) -> str:
    if byline and agency and agency.casefold() not in byline.casefold():
        return f"{byline} / {agency}"
    return byline or agency


def _place(*parts: str) -> str:
    def different() -> Iterator[str]:
        seen: set[str] = set()
        for part in parts:
            if part and part.casefold() not in seen:
                seen.add(part.casefold())
                yield part

    return ", ".join(different())[:150]


_EXIF_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(.*)")
_IPTC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?: (\d\d)(\d\d)(\d\d)([+-]\d{4})?)?.*")


def _moment(text: str) -> datetime | None:
    """Return the moment in `text`, in any of the three ways; None for none or an impossible one.

    A time without a zone is the paper's.
    """
    text = text.strip()
    if match := _EXIF_DATE.fullmatch(text):
        year, month, day, time, zone = match.groups()
        text = f"{year}-{month}-{day}T{time}{zone.strip()}"
    elif match := _IPTC_DATE.fullmatch(text):
        year, month, day, *time = match.groups()
        clock = ":".join(part or "00" for part in time[:3])
        text = f"{year}-{month}-{day}T{clock}{time[3] or ''}"
    try:
        moment = parse_datetime(text)
        if moment is not None and timezone.is_naive(moment):
            moment = timezone.make_aware(moment)
        if moment is None or moment.year < OLDEST:
            return None
        return moment if moment <= timezone.now() + timedelta(days=1) else None
    except (ValueError, OverflowError):
        return None
