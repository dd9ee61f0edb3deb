"""`{% load fronts %}`: what editors placed, on pages of other departments."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.listings import Listing
from articles.structured import collection, json_ld
from fronts import page, structured
from fronts.banner import BANNER_PIECE
from fronts.display import section_parts, section_rhythm
from fronts.models import Coverage
from fronts.slots import slots_of_section
from pagecache.making import uses
from pagecache.pieces import Gap, leave, piece, remembered_in, value
from publishing.addresses import whole
from publishing.drawing import draw
from sections.models import Section

register = template.Library()

RUNNING_ON_HOME = 2


@register.simple_tag(takes_context=True)
def breaking_banner(context: template.Context) -> SafeString:
    """The line of breaking news above the header; nothing if there is none."""
    return leave(Gap((("fronts/breaking",),)), remembered=remembered_in(context))


@piece("fronts/breaking")
def breaking() -> str:
    """Return the line of breaking news; nothing if there is none."""
    banner = value(BANNER_PIECE)
    if banner is None:
        return ""
    url = reverse("article", args=[banner["slug"], banner["story"]]) if banner["story"] else ""
    return draw("fronts/parts/breaking.html", {"words": banner["words"], "url": url})


@piece("fronts/running")
def running() -> str:
    """Return the line of what goes on, for the home page. One query; ends are due."""
    uses("coverages")
    shown = {"running": Coverage.objects.running()[:RUNNING_ON_HOME]}
    return draw("fronts/parts/running.html", shown)


@piece("fronts/band head")
def band_head(section_id: int) -> str:
    """Return the head of a section's band on the home page: its name and its parts."""
    shown = {"section": value("sections/by id")[section_id]}
    return draw("fronts/parts/band_head.html", shown)


@register.simple_tag(takes_context=True)
def section_front(context: template.Context, section: Section, listing: Listing) -> dict[str, Any]:
    """Return `lead`, `beside` and the `rest` of the list for a page of a section.

    One query on the first page; on the others everything is in the list. A preview brings its
    own arrangement along.
    """
    if "arranged" in context:
        return context["arranged"]
    if listing.number > 1 or listing.month:
        return section_parts(page.NOTHING, listing.items)
    slots = slots_of_section(section)
    return section_parts(page.section_top(slots, listing.items), listing.items)


@register.filter
def rhythm(section: Section) -> str:
    """Return the rhythm of a section's top: `{{ section|rhythm }}`."""
    return section_rhythm(section)


@register.simple_tag(takes_context=True)
def coverage_data(context: template.Context) -> SafeString:
    """Write the JSON-LD of an event's page. No query."""
    return json_ld(
        structured.event(
            context["coverage"],
            entries=context.get("entries") or (),
            stories=[*list(context.get("key_stories") or []), *list(context["stories"])],
            masthead=context["masthead"],
            absolute=whole(context["request"]),
        )
    )


@register.simple_tag(takes_context=True)
def special_edition_data(context: template.Context) -> SafeString:
    """Write the JSON-LD of a special edition: a page with its stories. No query of its own."""
    edition, absolute = context["edition"], whole(context["request"])
    url, words = edition.get_absolute_url(), edition.introduction
    return json_ld([collection(edition.title, url, words, context["stories"], absolute)])
