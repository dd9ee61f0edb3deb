"""`{% load saved %}`: what a reader saved, on the page of their account."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString

from accounts.models import User
from articles.models import Article
from pagecache.pieces import piece, value
from publishing.drawing import ANY, draw, for_one
from saved.models import SavedStory

register = template.Library()
SHOWN = 5


@register.inclusion_tag("saved/parts/my_saved.html")
def my_saved(user: User) -> dict[str, Any]:
    """The newest few of what `user` saved, and whether there are more. Two queries."""
    rows = list(SavedStory.objects.of(user)[: SHOWN + 1])
    stories = SavedStory.objects.stories(rows[:SHOWN])
    return {"stories": stories, "more": len(rows) > SHOWN}


@piece("saved/save_story")
def save_any_story() -> str:
    """The way to save any story: `ANY` stands for its number. No query."""
    return draw("saved/parts/save_story.html", {"article": {"pk": ANY}})


@register.simple_tag
def save_story(article: Article) -> SafeString:
    """Write the way to save `article`. Knows no reader. No query."""
    return for_one(value("saved/save_story"), article.pk)
