"""`{% load saved %}`: what a reader saved, on the page of their account."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.models import User
from saved.models import SavedStory

register = template.Library()
SHOWN = 5


@register.inclusion_tag("saved/parts/my_saved.html")
def my_saved(user: User) -> dict[str, Any]:
    """The newest few of what `user` saved, and whether there are more. Two queries."""
    rows = list(SavedStory.objects.of(user)[: SHOWN + 1])
    stories = SavedStory.objects.stories(rows[:SHOWN])
    return {"stories": stories, "more": len(rows) > SHOWN}
