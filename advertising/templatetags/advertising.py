"""`{% load advertising %}`: a place for an advertisement in a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from advertising.models import Advertisement
from advertising.page import PageAds
from advertising.places import Place
from advertising.rules import why_not_beside
from articles.models import Article
from pagecache.making import now_making, uses
from pagecache.pieces import Gap, State, leave, piece
from publishing.drawing import draw
from sections.models import Section

register = template.Library()


@register.simple_tag(takes_context=True)
def advertisement(
    context: template.Context,
    place: str,
    *,
    story: Article | None = None,
    section: Section | None = None,
) -> SafeString:
    """Write what is booked in `place` of this page; nothing where nothing is, or may be.

    story, section: whose page it is, if it is one's. One query for all places of a page.
    """
    on_page = context.get("advertisements")
    if on_page is None or why_not_beside(story, section):
        return SafeString()
    making = now_making()
    if making is not None and making.gaps is not None:
        return leave(Gap((("advertising/showing",),), partial(_stand, place, on_page.address)))
    return _shown(*on_page.take(place))


@piece("advertising/showing")
def showing() -> list[Advertisement]:
    """Return what is booked now, wherever it stands. One query."""
    # Who stands where changes with the day.
    uses("advertisements", "today")
    return list(Advertisement.objects.showing(timezone.now()))


def _stand(place: str, address: str, values: Sequence[Any], state: State) -> str:
    on_page = state.notes.setdefault("advertisements", PageAds(address, showing=values[0]))
    return _shown(*on_page.take(place))


def _shown(place: Place, ad: Advertisement | None) -> SafeString:
    if ad is None:
        return SafeString()
    return draw("advertising/parts/advertisement.html", {"place": place, "ad": ad})
