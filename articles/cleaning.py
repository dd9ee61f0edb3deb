"""What happens to everything a person wrote before it is kept.

One spelling of Unicode, no control letters, clean HTML, no doubles. Run by the actions that save,
whatever the way in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import body, video
from articles.content import Content, Correction, CreditLine

# C0 and C1 controls but line ends and tabs, plus the letters that turn writing direction around.
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Return `text` composed (NFC), on one line, without controls or needless spaces."""
    return _SPACES.sub(" ", _NOT_TEXT.sub("", unicodedata.normalize("NFC", text))).strip()


def cleaned(content: Content) -> Content:
    """Return `content` as it may be stored. Cleaning twice changes nothing more.

    Raises Refused for a text that is too long and for a video's address that is not https.
    """
    return content.but(
        headline=one_line(content.headline),
        short_headline=one_line(content.short_headline),
        kicker=one_line(content.kicker),
        standfirst=one_line(content.standfirst),
        lead_caption=one_line(content.lead_caption),
        lead_alt=one_line(content.lead_alt),
        body=body.clean(content.body),
        video_url=video.address(content.video_url),
        also_in_ids=[pk for pk in dict.fromkeys(content.also_in_ids) if pk != content.section_id],
        credits=[line for line in map(_clean_credit, content.credits) if line.name],
        corrections=in_order(map(_clean_correction, content.corrections)),
        tags=_one_spelling_each(content.tags),
        theme_ids=list(dict.fromkeys(content.theme_ids)),
        related_ids=list(dict.fromkeys(content.related_ids)),
    )


def _clean_credit(line: CreditLine) -> CreditLine:
    return CreditLine(
        name=one_line(line.name),
        author_id=line.author_id,
        role=line.role,
        text_before=one_line(line.text_before),
    )


def _clean_correction(note: Correction) -> Correction:
    """Return `note` on one line, its time to the minute and in UTC, "" if it cannot be read."""
    moment = parse_datetime(note.at) if note.at else None
    if moment is not None and timezone.is_naive(moment):
        moment = timezone.make_aware(moment)
    at = to_the_minute(moment) if moment else ""
    return Correction(text=one_line(note.text), at=at, by=one_line(note.by))


def to_the_minute(moment: datetime) -> str:
    """Return `moment` as a correction keeps it: ISO 8601, in UTC, without seconds."""
    return moment.astimezone(UTC).replace(second=0, microsecond=0).isoformat()


def in_order(notes: Iterable[Correction]) -> list[Correction]:
    """Return the corrections that say something, oldest first; those not yet dated come last."""
    return sorted((note for note in notes if note.text), key=lambda note: note.at or "~")


def _one_spelling_each(names: list[str]) -> list[str]:
    spellings: dict[str, str] = {}
    for name in map(one_line, names):
        if name:
            spellings.setdefault(name.casefold(), name)
    return list(spellings.values())
