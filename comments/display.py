"""How a comment is shown: plain text in paragraphs, with links that promise nothing."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from comments.models import Comment

ON_THE_PAGE = 50  # under a story; the rest has a page of its own

_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AFTER_A_LINK = ".,;:!?)]}…»”"


def with_paragraphs(said: list[Comment]) -> list[Comment]:
    """Give each comment its text as `paragraphs`, for the template. Returns the same list."""
    for comment in said:
        comment.paragraphs = paragraphs(comment.text)  # type: ignore[attr-defined]
    return said


def paragraphs(text: str) -> list[SafeString]:
    """Return the paragraphs of `text` as HTML: all escaped, lines kept, links marked."""
    return [
        format_html_join(SafeString("<br>"), "{}", ((linked(line),) for line in part.split("\n")))
        for part in text.split("\n\n")
        if part.strip()
    ]


def linked(line: str) -> SafeString:
    """Return `line` escaped, its web addresses as links.

    `ugc` and `nofollow` take the reward from link spam, `noopener` the window.
    https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
    """
    pieces: list[tuple[SafeString | str]] = []
    end = 0
    for match in _LINK.finditer(line):
        address = match[0].rstrip(_AFTER_A_LINK)
        if not _is_web_address(address):
            continue
        pieces.append((line[end : match.start()],))
        pieces.append(
            (format_html('<a href="{}" rel="nofollow ugc noopener">{}</a>', address, address),)
        )
        end = match.start() + len(address)
    pieces.append((line[end:],))
    return format_html_join("", "{}", pieces)


def _is_web_address(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:  # such as http://[
        return False
