"""`{% load ratings %}`: stars on the paper's pages. Nothing here knows the reader."""

from __future__ import annotations

from typing import Any

from django import template

from articles.models import Article
from ratings import display
from ratings.models import RatingSum, Voice

register = template.Library()

# The home page's block: how many stories, how old at most, from how many readers on.
BEST_STORIES, BEST_DAYS, BEST_VOTES = 5, 30, 3


@register.inclusion_tag("ratings/parts/stars.html")
def stars(article: Article) -> dict[str, Any]:
    """The stars under a story: results, control, legend. One query."""
    sums = RatingSum.objects.of(article)
    return {
        "article": article,
        "results": display.shown_results(sums),
        "legend": display.legend(),
    }


@register.inclusion_tag("ratings/parts/best_rated.html")
def best_rated() -> dict[str, Any]:
    """The stories that signed-in readers rated best of late; nothing if there are none.

    Two queries. Visitors' stars do not count here.
    """
    best = RatingSum.objects.best_rated(
        Article.objects.live().for_cards(),
        voice=Voice.READER,
        votes=BEST_VOTES,
        days=BEST_DAYS,
        limit=BEST_STORIES,
    )
    return {
        "best": [
            {"article": article, "result": display.result(Voice.READER, {Voice.READER: row})}
            for article, row in best
        ]
    }


@register.inclusion_tag("ratings/parts/said_row.html")
def star_row(stars: int) -> dict[str, Any]:
    """Show one person's stars, drawn and in words. No query."""
    return {"halves": stars * 2, "sentence": display.in_words(stars)}
