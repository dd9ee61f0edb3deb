"""`{% load advertising %}`: a place for an advertisement in a page."""

from __future__ import annotations

from typing import Any

from django import template

from advertising.rules import why_not_beside
from articles.models import Article
from sections.models import Section

register = template.Library()


@register.inclusion_tag("advertising/parts/advertisement.html", takes_context=True)
def advertisement(
    context: template.Context,
    place: str,
    *,
    story: Article | None = None,
    section: Section | None = None,
) -> dict[str, Any]:
    """Write what is booked in `place` of this page; nothing where nothing is, or may be.

    story, section: whose page it is, if it is one's. One query for all places of a page.
    """
    on_page = context.get("advertisements")
    if on_page is None or why_not_beside(story, section):
        return {"ad": None}
    where, chosen = on_page.take(place)
    return {"place": where, "ad": chosen, "request": context.get("request")}
