"""What of a composed front goes where in its template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fronts.layouts import RHYTHMS, SECTION_RHYTHMS

if TYPE_CHECKING:
    from articles.models import Article
    from fronts.page import Composed
    from sections.models import Section


@dataclass(frozen=True)
class Band:
    """One section's place on the home page: what it shows, and in which rhythm."""

    section: Section
    articles: list[Article]
    rhythm: str


def home_parts(front: Composed) -> dict[str, Any]:
    """Return the parts of the home page by their names in its template."""
    lead = front.stories("lead")
    bands: list[Band] = []
    strip: list[Article] = []
    infographic: list[Article] = []
    for place in front.layout:
        if place.section is None:
            continue
        stories = front.stories(place.key)
        if place.shape == "strip":
            strip = strip or stories
        elif place.shape == "wide":
            infographic = infographic or stories
        elif place.shape in RHYTHMS and stories:
            bands.append(Band(place.section, stories, place.shape))
    return {
        "lead": lead[0] if lead else None,
        "beside": front.stories("beside"),
        "newest": front.stories("newest"),
        "highlight": front.stories("highlight"),
        "bands": bands,
        "photo_strip": strip,
        "infographic": infographic[0] if infographic else None,
    }


def section_parts(front: Composed, listed: list[Article]) -> dict[str, Any]:
    """Return what stands above a section's list, and what is left for the list.

    `all` is everything in one order, for a section whose stories are seen rather than read.
    """
    lead, beside = front.stories("lead"), front.stories("beside")
    # A lead without a picture would only be a larger line of the list, unless an editor wants it.
    if lead and not lead[0].lead_photo and front.places["lead"][0].slot is None:
        lead = []
    on_top = {story.pk for story in (*lead, *beside)}
    rest = [story for story in listed if story.pk not in on_top]
    return {
        "lead": lead[0] if lead else None,
        "beside": beside,
        "rest": rest,
        "all": [*lead, *beside, *rest],
    }


def section_rhythm(section: Section) -> str:
    """Return how a section's top is laid out: by its place in the menu, parts as the whole."""
    return SECTION_RHYTHMS[(section.parent or section).position % len(SECTION_RHYTHMS)]
