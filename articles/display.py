"""What is shown and how: pure rules, no queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.article import Kind
from articles.models.credits import CreditRole

if TYPE_CHECKING:
    from articles.models import Article, Credit


def dateline(moment: datetime) -> str:
    """Return `moment` in the source's form, in the paper's zone: September 29, 2025 | 23:41."""
    moment = timezone.localtime(moment)
    # The same as Django's "F j, Y | H:i", which reads its pattern anew each time.
    return f"{MONTHS[moment.month]} {moment.day}, {moment.year} | {moment:%H:%M}"


@dataclass(frozen=True)
class CorrectionNote:
    """A correction as readers see it: its words and its moment."""

    text: str
    moment: datetime


def corrections(article: Article) -> list[CorrectionNote]:
    """Return what was put right in `article`, the newest first."""
    notes = [(note["text"], datetime.fromisoformat(note["at"])) for note in article.corrections]
    return [CorrectionNote(*note) for note in reversed(notes)]


class Layout(StrEnum):
    """How a story's page is laid out."""

    ARTICLE = "article"
    GALLERY = "gallery"
    INFOGRAPHIC = "infographic"
    VIDEO = "video"

    @property
    def template(self) -> str:
        """The page that shows it."""
        return f"articles/{self}_page.html"


def layout(kind: str, *, has_lead: bool, pictures: int, plays: bool) -> Layout:
    """Return the layout of a story of `kind`.

    What its layout would show may be missing (a gallery without a picture, an infographic
    without its lead photo, a video that does not play): then it is laid out as any article, and
    nothing is lost.
    """
    if kind == Kind.PHOTOS and pictures:
        return Layout.GALLERY
    if kind == Kind.INFOGRAPHIC and has_lead:
        return Layout.INFOGRAPHIC
    if kind == Kind.VIDEO and plays:
        return Layout.VIDEO
    return Layout.ARTICLE


@dataclass(frozen=True)
class BylineName:
    """One name of a byline: the words before it, the name, the author's page if there is one.

    `apart` is what parts it from the name before: a comma stands close, another role further off.
    """

    text: str
    name: str
    url: str
    apart: str = " "


_WORDS_BEFORE = {
    CreditRole.REPORTER: gettext_lazy("Additional reporting by"),
    CreditRole.PHOTOGRAPHER: gettext_lazy("Photographs by"),
    CreditRole.GRAPHICS: gettext_lazy("Graphics by"),
    CreditRole.VIDEO: gettext_lazy("Video by"),
    CreditRole.TRANSLATOR: gettext_lazy("Translated by"),
    CreditRole.EDITOR: gettext_lazy("Edited by"),
}


def byline(credit_rows: Sequence[Credit]) -> list[BylineName]:
    """Return the names of a byline in order, each with the words before it.

    Words an editor wrote stand as written. Else the first writer gets "By", the next "and"
    or a comma, and another role its own words.
    """
    names: list[BylineName] = []
    for i, credit in enumerate(credit_rows):
        url = credit.author.get_absolute_url() if credit.author else ""
        text = credit.text_before or _usual_words(credit_rows, i)
        name = credit.author.name if credit.author else credit.name
        another_role = i and credit.role != credit_rows[i - 1].role and not credit.text_before
        apart = "" if i == 0 or text == "," else " · " if another_role else " "
        names.append(BylineName(text, name, url, apart))
    return names


def _usual_words(credit_rows: Sequence[Credit], i: int) -> str:
    role = credit_rows[i].role
    if i and credit_rows[i - 1].role == role:
        last = i + 1 == len(credit_rows) or credit_rows[i + 1].role != role
        return _("and") if last else ","
    if role == CreditRole.WRITER:
        return _("By")
    return str(_WORDS_BEFORE[CreditRole(role)])
