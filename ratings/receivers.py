"""What this department does when something happens below it."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from ratings import actions
from ratings.models import Rating


def forget_voter(sender: type[User], instance: User, **kwargs: Any) -> None:
    """Take a person's stars out of the sums while their account is being deleted."""
    actions.forget(instance)


def hand_over(user: User, **kwargs: Any) -> tuple[str, Any]:
    """Give somebody who asks for their data all stars they gave."""
    rows = Rating.objects.filter(user=user).select_related("article__section__parent")
    return "stars", [
        {
            "story": row.article.headline,
            "address": row.article.get_absolute_url(),
            "stars": row.stars,
            "as": row.voice,
            "given": row.given_at,
            "changed": row.changed_at,
        }
        for row in rows.order_by("given_at")
    ]
