"""`{% load in_print %}`: where a story stands in print, for the story's own page."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from articles.models import Article
from editions.along import PRINTED_PIECE
from pagecache.pieces import value
from publishing.drawing import draw

register = template.Library()


@register.simple_tag
def in_print(article: Article) -> SafeString | str:
    """Write on which printed pages `article` stands, newest issue first.

    One query for a story that was printed; none for another, where its page has asked along.
    """
    if not value(PRINTED_PIECE, article.pk):
        return ""
    return draw("editions/parts/in_print.html", {"places": list(article.in_print.live())})
