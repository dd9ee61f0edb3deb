"""How long something plays: in words, from words, for machines. Pure."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from publishing.errors import Refused

_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})", re.ASCII)


def length_in_words(seconds: int) -> str:
    """Return `9:56` or `1:02:03`; "" for 0, which means that it is not known."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{rest:02}"
    return f"{minutes}:{rest:02}" if seconds else ""


def length_in_seconds(typed: str) -> int:
    """Return the seconds of a length as typed, `9:56` or `1:02:03`; 0 for nothing.

    Raises Refused for anything else.
    """
    if not typed.strip():
        return 0
    match = _LENGTH.fullmatch(typed.strip())
    if match is None or int(match[3]) > 59 or (match[1] and int(match[2]) > 59):
        raise Refused(_("Write the length as minutes and seconds, as in 9:56."))
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])


def iso_duration(seconds: int) -> str:
    """Return `PT9M56S`, as machines read a length (ISO 8601)."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + f"{rest}S"
