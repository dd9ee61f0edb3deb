"""`{% load in_print %}`: where a story stands in print, for the story's own page."""

from __future__ import annotations

from typing import Any

from django import template

from articles.models import Article
from editions.along import PRINTED_PIECE
from pagecache.pieces import value

register = template.Library()


@register.inclusion_tag("editions/parts/in_print.html")
def in_print(article: Article) -> dict[str, Any]:
    """Write on which printed pages `article` stands, newest issue first.

    One query for a story that was printed; none for another, where its page has asked along.
    """
    if not value(PRINTED_PIECE, article.pk):
        return {"places": []}
    return {"places": list(article.in_print.live())}
