"""A video that stands at another site: its address, its length, the player it may open. Pure.

Nothing is loaded from that site until a reader asks: docs/decisions/016-pictures.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from django.utils.translation import gettext as _

from articles.markup.document import embed_address
from articles.models.article import Kind
from publishing.errors import Refused

if TYPE_CHECKING:
    from articles.models import Article

_YOUTUBE = re.compile(r"[\w-]{11}", re.ASCII)
_VIMEO = re.compile(r"\d{1,12}", re.ASCII)
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Video:
    """What the page of a video shows. `player` is the address for a frame, "" if there is none."""

    url: str
    player: str
    seconds: int

    @property
    def host(self) -> str:
        """Where it stands, as a reader says it: `youtube.com`."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")

    @property
    def player_origin(self) -> str:
        """The only origin that the page has to allow in a frame; "" if there is no player."""
        parts = urlsplit(self.player)
        return f"https://{parts.hostname}" if parts.hostname else ""

    @property
    def length(self) -> str:
        """Its length in words: `9:56`, `1:02:03`, or "" if it is not known."""
        return length_in_words(self.seconds)


def of(article: Article) -> Video | None:
    """Return the video of `article`; None for a story of another kind, or without its address."""
    if article.kind != Kind.VIDEO or not article.video_url:
        return None
    return Video(article.video_url, player(article.video_url), article.video_seconds)


def address(typed: str) -> str:
    """Return the address of a video as it may be stored.

    Raises Refused for anything that is not an https address.
    """
    url = typed.strip()
    if url and not embed_address(url):
        raise Refused(_("The address of a video begins with https://."))
    return embed_address(url)


def player(url: str) -> str:
    """Return the address of the player for the video at `url`; "" where we know none.

    The players are those that set no cookie before they play (YouTube's) or none at all for
    tracking (Vimeo's `dnt`).
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    words = [word for word in parts.path.split("/") if word]
    if host in {"youtube.com", "youtu.be", "youtube-nocookie.com"}:
        named = parse_qs(parts.query).get("v", []) if words == ["watch"] else words[-1:]
        if named and _YOUTUBE.fullmatch(named[0]):
            return f"https://www.youtube-nocookie.com/embed/{named[0]}?autoplay=1"
    if host in {"vimeo.com", "player.vimeo.com"} and words and _VIMEO.fullmatch(words[-1]):
        return f"https://player.vimeo.com/video/{words[-1]}?dnt=1&autoplay=1"
    return ""


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
