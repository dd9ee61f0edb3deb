"""`{% load my_comments %}`: what a reader said, on the page of their account."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.models import User
from comments.models import Comment, Standing

register = template.Library()
SHOWN = 5


@register.inclusion_tag("comments/parts/my_comments.html")
def my_comments(user: User) -> dict[str, Any]:
    """The newest comments of `user` with how each stands. One query."""
    said = Comment.objects.filter(user=user).exclude(state=Standing.GONE)
    newest = said.select_related("article__section__parent").order_by("-created", "-pk")
    found = list(newest[: SHOWN + 1])
    return {"more": len(found) > SHOWN, "rows": found[:SHOWN]}
