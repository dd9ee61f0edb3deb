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
    stories = SavedStory.objects.stories_of(user, end=SHOWN + 1)
    return {"stories": stories[:SHOWN], "more": len(stories) > SHOWN}
