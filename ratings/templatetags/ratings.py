"""`{% load ratings %}`: stars on the paper's pages. Nothing here knows the reader."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles.models import Article
from pagecache.making import good_until, uses
from pagecache.pieces import Gap, leave, piece, remembered_in, value
from publishing.drawing import ANY, draw, for_one
from ratings import display
from ratings.along import SUMS_PIECE
from ratings.controls import Control
from ratings.models import RatingSum, Voice

register = template.Library()

# The home page's block: how many stories, how old at most, from how many readers on.
BEST_STORIES, BEST_DAYS, BEST_VOTES = 5, 30, 3


@register.simple_tag(takes_context=True)
def stars(context: template.Context, article: Article) -> SafeString:
    """The stars under a story: results, control, legend. A vote makes them anew, not the page."""
    return leave(Gap((("ratings/stars", article.pk),)), remembered=remembered_in(context))


@register.simple_tag(takes_context=True)
def best_rated(context: template.Context) -> SafeString:
    """The stories that signed-in readers rated best of late; nothing if there are none."""
    return leave(Gap((("ratings/best",),)), remembered=remembered_in(context))


@piece("ratings/stars")
def stars_under(article_id: int) -> str:
    """Return the stars under a story. One query."""
    uses(f"stars/{article_id}")
    results = display.shown_results(value(SUMS_PIECE, article_id))
    drawn: str = value("ratings/drawn", *((one.voice, one.count, one.total) for one in results))
    return for_one(drawn, article_id)


@piece("ratings/drawn")
def stars_drawn(*results: tuple[str, int, int]) -> str:
    """Return the stars under any story with these results, for `ANY`. No query.

    Most stories have no stars yet, and share one drawing.
    """
    shown = {
        "article": {"pk": ANY},
        "results": [display.Result(Voice(voice), *counted) for voice, *counted in results],
        "legend": display.legend(),
        # What our script shows to somebody who has given none in this browser.
        "controls": [Control(Voice.VISITOR, given=None, chosen=None)],
    }
    return draw("ratings/parts/stars.html", shown)


@piece("ratings/best")
def best() -> str:
    """The stories that signed-in readers rated best of late; nothing if there are none.

    Two queries. Visitors' stars do not count here.
    """
    uses("best-rated", "latest")
    found = RatingSum.objects.best_rated(
        Article.objects.live().for_cards(),
        voice=Voice.READER,
        votes=BEST_VOTES,
        days=BEST_DAYS,
        limit=BEST_STORIES,
    )
    for article, _row in found:
        if article.live_from:
            good_until(article.live_from + timedelta(days=BEST_DAYS))
    shown = [
        {"article": article, "result": display.result(Voice.READER, {Voice.READER: row})}
        for article, row in found
    ]
    return draw("ratings/parts/best_rated.html", {"best": shown})


@register.inclusion_tag("ratings/parts/said_row.html")
def star_row(stars: int) -> dict[str, Any]:
    """Show one person's stars, drawn and in words. No query."""
    return {"halves": stars * 2, "sentence": display.in_words(stars)}
