"""`{% load my_stars %}`: what a reader gave, on the page of their account."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.models import User
from ratings.display import given_rows
from ratings.models import Rating

register = template.Library()
SHOWN = 5


@register.inclusion_tag("ratings/parts/my_stars.html")
def my_stars(user: User) -> dict[str, Any]:
    """The newest stars of `user` under stories that are in the paper. Two queries."""
    given = list(Rating.objects.given_by(user)[: SHOWN + 1])
    return {"more": len(given) > SHOWN, "rows": given_rows(given[:SHOWN])}
