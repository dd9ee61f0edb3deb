"""What this department does when something happens below it. Connected in `apps.py`."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from comments import actions
from comments.models import Comment, Report


def take_the_name_off(sender: type[User], instance: User, **kwargs: Any) -> None:
    """Leave what a person said, but not their name, while their account is being deleted."""
    actions.take_name_off(instance)


def take_words_back(user: User, words_go: bool, **kwargs: Any) -> None:
    """Take back all that a person said who deletes their account, if they want it so."""
    if words_go:
        actions.take_all_back(user)


def hand_over(user: User, **kwargs: Any) -> tuple[str, Any]:
    """Give somebody who asks for their data all they said, and what became of it."""
    rows = Comment.objects.filter(user=user).select_related("article__section__parent")
    said = [
        {
            "story": row.article.headline,
            "address": row.article.get_absolute_url(),
            "name": row.name,
            "text": row.text,
            "said": row.created,
            "state": row.state,
            "reason": row.reason,
        }
        for row in rows.order_by("created")
    ]
    reported = [
        {"complaint": row.complaint, "note": row.note, "reported": row.created}
        for row in Report.objects.filter(user=user).order_by("created")
    ]
    return "comments", {"said": said, "reported": reported}
