"""What plays on the page of a video: a film of the paper, or one at another site. Pure.

Nothing is loaded from another site until a reader asks: docs/decisions/016-pictures.md. Films of
the paper are in the `videos` department: docs/decisions/026-videos.md.
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
from videos import captions
from videos.lengths import length_in_words

if TYPE_CHECKING:
    from articles.models import Article
    from videos.models import Film

_YOUTUBE = re.compile(r"[\w-]{11}", re.ASCII)
_VIMEO = re.compile(r"\d{1,12}", re.ASCII)


@dataclass(frozen=True)
class OwnVideo:
    """A film of the paper, as the page shows it. `player`: no frame of another site is needed."""

    film: Film
    seconds: int
    player: str = ""
    is_ours = True

    @property
    def length(self) -> str:
        """Its length in words: `9:56`, `1:02:03`, or "" if it is not known."""
        return length_in_words(self.seconds)

    @property
    def transcript(self) -> list[str]:
        """What is said in it, in paragraphs; [] without captions."""
        return captions.words(self.film.captions)


@dataclass(frozen=True)
class Video:
    """A video at another site. `player` is the address for a frame, "" if there is none."""

    url: str
    player: str
    seconds: int
    is_ours = False

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


def of(article: Article) -> OwnVideo | Video | None:
    """Return the video of `article`; None for a story of another kind, or without a video.

    A film of the paper goes before an address.
    """
    if article.kind != Kind.VIDEO:
        return None
    if article.film:
        return OwnVideo(article.film, article.film.seconds or article.video_seconds)
    if not article.video_url:
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
