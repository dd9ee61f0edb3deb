"""`{% load in_print %}`: where a story stands in print, for the story's own page."""

from __future__ import annotations

from typing import Any

from django import template

from articles.models import Article

register = template.Library()


@register.inclusion_tag("editions/parts/in_print.html")
def in_print(article: Article) -> dict[str, Any]:
    """Write on which printed pages `article` stands, newest issue first. One query."""
    return {"places": list(article.in_print.live())}
