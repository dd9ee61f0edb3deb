"""How a comment is shown: plain text in paragraphs, with links that promise nothing. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from comments import rules
from comments.models import Comment, Standing

ON_THE_PAGE = 50  # under a story; the rest has a page of its own
LONGEST_LINK = 60  # letters of an address that are shown

_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AFTER_A_LINK = ".,;:!?)]}…»”"


@dataclass(slots=True)
class Thread:
    """A comment and the answers to it.

    `head` is None where it stands on an earlier page, or was taken back; `about` is what is
    answered then.
    """

    head: Comment | None
    about: Comment | None = None
    answers: list[Comment] = field(default_factory=list)

    @property
    def answers_to(self) -> int | None:
        """The number of the comment that its answers answer."""
        above = self.head or self.about
        return above.pk if above else None

    @property
    def is_taken_back(self) -> bool:
        """Whether the answers answer something that is gone."""
        return self.about is not None and self.about.state == Standing.GONE


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What a reader said themselves, and how it stands."""

    comment: Comment
    paragraphs: list[SafeString]
    standing: str
    editable_until: datetime | None


def threads(said: Iterable[Comment]) -> list[Thread]:
    """Return `said`, in the order of `CommentQuerySet.under`, as threads with their paragraphs."""
    found: list[Thread] = []
    for comment in said:
        comment.paragraphs = paragraphs(comment.text)  # type: ignore[attr-defined]
        if comment.answer_to is None:
            found.append(Thread(comment))
            continue
        if not found or found[-1].answers_to != comment.answer_to_id:
            found.append(Thread(None, about=comment.answer_to))
        found[-1].answers.append(comment)
    return found


def own_rows(said: Iterable[Comment]) -> list[OwnRow]:
    """Return what a reader said themselves, each with a sentence on how it stands."""
    return [
        OwnRow(
            comment,
            paragraphs(comment.text),
            own_standing(comment),
            None if rules.why_not_edit(comment) else comment.created + rules.EDITABLE_FOR,
        )
        for comment in said
    ]


def own_standing(comment: Comment) -> str:
    """Say to its sender how `comment` stands."""
    if comment.state == Standing.UNCONFIRMED:
        return _("Not confirmed yet: open the link in the letter we sent you.")
    if comment.state == Standing.WAITING:
        return _("Waits for a moderator. Only you see it.")
    if comment.state == Standing.REFUSED:
        return _("Not shown. Reason: %(reason)s.") % {"reason": comment.get_reason_display()}
    return _("Shown under the story.")


def paragraphs(text: str) -> list[SafeString]:
    """Return the paragraphs of `text` as HTML: all escaped, lines kept, links marked."""
    return [
        format_html_join(SafeString("<br>"), "{}", ((linked(line),) for line in part.split("\n")))
        for part in text.split("\n\n")
        if part.strip()
    ]


def linked(line: str) -> SafeString:
    """Return `line` escaped, its web addresses as links; of a long one the beginning is shown.

    `ugc` and `nofollow` take the reward from link spam, `noopener` the window.
    https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
    """
    pieces: list[tuple[SafeString | str]] = []
    end = 0
    for match in _LINK.finditer(line):
        address = match[0].rstrip(_AFTER_A_LINK)
        if not _is_web_address(address):
            continue
        shown = address if len(address) <= LONGEST_LINK else f"{address[: LONGEST_LINK - 1]}…"
        pieces.append((line[end : match.start()],))
        pieces.append(
            (format_html('<a href="{}" rel="nofollow ugc noopener">{}</a>', address, shown),)
        )
        end = match.start() + len(address)
    pieces.append((line[end:],))
    return format_html_join("", "{}", pieces)


def _is_web_address(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:  # such as http://[
        return False
