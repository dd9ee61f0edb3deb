"""Captions: read from what an editor uploads, written as WebVTT, and as words to read. Pure.

https://www.w3.org/TR/webvtt1/. SubRip (.srt), which differs in two signs, is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from publishing.errors import Refused

LONGEST = 500_000  # letters: some twenty hours of speech

_TIME = r"(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_TAG = re.compile(r"<[^>]*>")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Cue:
    """Words that stand on the picture from one moment to another, in thousandths of a second."""

    begins: int
    ends: int
    text: str


def cleaned(data: bytes) -> str:
    """Return an uploaded captions file as WebVTT that holds nothing but times and words.

    Raises Refused, with the number of the line where something is wrong.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(_("The captions are not in UTF-8. Save them as UTF-8 text.")) from None
    if len(text) > LONGEST:
        raise Refused(_("These captions are longer than any video's."))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not (text.startswith("WEBVTT") or re.match(rf"\s*(?:\d+\n)?{_TIMES.pattern}\n", text)):
        raise Refused(_("A captions file begins with WEBVTT, and this one does not."))
    cues = list(_cues(text))
    if not cues:
        raise Refused(_("There are no captions in this file."))
    return written(sorted(cues, key=lambda cue: (cue.begins, cue.ends)))


def written(cues: list[Cue]) -> str:
    """Return `cues` as WebVTT."""
    blocks = [f"{_clock(cue.begins)} --> {_clock(cue.ends)}\n{cue.text}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def cues_of(stored: str) -> list[Cue]:
    """Return the cues of captions as they are stored."""
    return list(_cues(stored))


def words(stored: str) -> list[str]:
    """Return what is said, without times, in paragraphs of some five captions each."""
    lines = [" ".join(_TAG.sub("", cue.text).split()) for cue in cues_of(stored)]
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if len(paragraphs[-1]) >= 5 and paragraphs[-1][-1].endswith((".", "?", "!", "…", "”")):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return [" ".join(paragraph) for paragraph in paragraphs if paragraph]


def _cues(text: str) -> Iterator[Cue]:
    number = 1
    for block in re.split(r"(\n{2,})", text):
        lines = block.split("\n")
        if lines[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")) or not block.strip():
            number += block.count("\n")
            continue
        at = next((i for i, line in enumerate(lines) if "-->" in line), None)
        if at is None or at > 1:
            raise Refused(
                _(
                    "Line %(number)s of the captions: a time is missing, such as "
                    "00:01.000 --> 00:04.000."
                )
                % {"number": number}
            )
        yield _cue(lines[at], lines[at + 1 :], number + at)
        number += block.count("\n")


def _cue(times: str, lines: list[str], number: int) -> Cue:
    match = _TIMES.fullmatch(times)
    if match is None:
        raise Refused(
            _("Line %(number)s of the captions: “%(line)s” is not a time.")
            % {"number": number, "line": times.strip()[:60]}
        )
    begins, ends = _thousandths(match.groups()[:4]), _thousandths(match.groups()[4:])
    if ends <= begins:
        raise Refused(
            _("Line %(number)s of the captions: they end before they begin.") % {"number": number}
        )
    text = _NOT_TEXT.sub("", "\n".join(line.strip() for line in lines if line.strip()))
    if "-->" in text or not text:
        raise Refused(
            _("Line %(number)s of the captions: words are missing after the time.")
            % {"number": number}
        )
    return Cue(begins, ends, text)


def _thousandths(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(group or 0) for group in groups)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _clock(moment: int) -> str:
    seconds, rest = divmod(moment, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
