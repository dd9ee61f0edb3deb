"""What this department does when something happens below it. Connected in `apps.py`."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from saved.models import SavedStory


def hand_over(user: User, **kwargs: Any) -> tuple[str, Any]:
    """Give a reader who asks for their data the list of what they saved."""
    rows = SavedStory.objects.filter(user=user).select_related("article__section__parent")
    return "saved_stories", [
        {
            "story": row.article.headline,
            "address": row.article.get_absolute_url(),
            "saved": row.saved_at,
        }
        for row in rows
    ]
