"""`{% load my_stars %}`: what a reader gave, on the page of their account."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.models import User
from articles.models import Article
from ratings.display import in_words
from ratings.models import Rating, Voice

register = template.Library()
SHOWN = 5


@register.inclusion_tag("ratings/parts/my_stars.html")
def my_stars(user: User) -> dict[str, Any]:
    """The newest stars of `user` under stories that are in the paper. Three queries."""
    given = Rating.objects.filter(user=user, voice=Voice.READER)
    live = Article.objects.live()
    rows = list(given.filter(article__in=live.values("pk")).order_by("-changed_at")[:SHOWN])
    stories = live.for_cards().in_bulk([row.article_id for row in rows])
    return {
        "count": given.count(),
        "rows": [
            {"article": stories[row.article_id], "words": in_words(row.stars), "stars": row.stars}
            for row in rows
            if row.article_id in stories
        ],
    }
