"""What is shown and how: pure rules, no queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models.article import Kind
from articles.models.credits import CreditRole
from sections.models import Kind as SectionKind

if TYPE_CHECKING:
    from articles.models import Article, Credit
    from sections.models import Section


def dateline(moment: datetime) -> str:
    """Return `moment` in the source's form and the paper's time zone: September 29, 2025 | 23:41."""
    return date_format(timezone.localtime(moment), "F j, Y | H:i")


@dataclass(frozen=True)
class BylineName:
    """One name of a byline: the words before it, the name, and the author's page if there is one."""

    text: str
    name: str
    url: str


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
        names.append(BylineName(text, credit.author.name if credit.author else credit.name, url))
    return names


def _usual_words(credit_rows: Sequence[Credit], i: int) -> str:
    role = credit_rows[i].role
    if i and credit_rows[i - 1].role == role:
        last = i + 1 == len(credit_rows) or credit_rows[i + 1].role != role
        return _("and") if last else ","
    if role == CreditRole.WRITER:
        return _("By")
    return str(_WORDS_BEFORE[CreditRole(role)])


@dataclass(frozen=True)
class Band:
    """One section's place on the home page: what it shows, and in which rhythm."""

    section: Section
    articles: list[Article]
    rhythm: str


@dataclass(frozen=True)
class Home:
    """The home page, composed. No story stands in it twice."""

    lead: Article | None
    beside: list[Article]
    newest: list[Article]
    bands: list[Band]
    photo_strip: list[Article]
    infographic: Article | None


RHYTHMS = ("picture", "three", "headlines", "pair")
_SIZE = {"picture": 4, "three": 3, "headlines": 5, "pair": 2}
_NOT_IN_FRONT = {Kind.RELEASE, Kind.PARTNER, Kind.PHOTOS, Kind.INFOGRAPHIC, Kind.VIDEO}


def compose_home(
    newest: Iterable[Article], in_sections: Sequence[tuple[Section, Iterable[Article]]]
) -> Home:
    """Compose the home page by rule from the newest stories and the newest of each section.

    The lead is the newest story with a picture that the newsroom wrote itself; releases, partner
    content and picture pages stand further down, marked as what they are.
    """
    used: set[int] = set()

    def take(stories: Iterable[Article], count: int, *, want: Any = None) -> list[Article]:
        taken = []
        for story in stories:
            if len(taken) == count:
                break
            if story.pk not in used and (want is None or want(story)):
                used.add(story.pk)
                taken.append(story)
        return taken

    def own_work(story: Article) -> bool:
        return story.kind not in _NOT_IN_FRONT and not story.is_partner_content

    def own_with_picture(story: Article) -> bool:
        return own_work(story) and story.lead_photo is not None

    newest = list(newest)
    lead = take(newest, 1, want=own_with_picture) or take(newest, 1, want=own_work)
    lead = lead or take(newest, 1)
    beside = take(newest, 3, want=own_with_picture)
    latest = take(newest, 7, want=own_work)

    strip: list[Article] = []
    infographic: list[Article] = []
    bands: list[Band] = []
    for section, stories in in_sections:
        if section.kind == SectionKind.GALLERY:
            strip = take(stories, 4)
        elif section.kind == SectionKind.INFOGRAPHIC:
            infographic = take(stories, 1)
        elif section.kind != SectionKind.LINK:
            rhythm = RHYTHMS[len(bands) % len(RHYTHMS)]
            articles = take(stories, _SIZE[rhythm])
            if articles:
                bands.append(Band(section, articles, rhythm))
    return Home(
        lead=lead[0] if lead else None,
        beside=beside,
        newest=latest,
        bands=bands,
        photo_strip=strip,
        infographic=infographic[0] if infographic else None,
    )
