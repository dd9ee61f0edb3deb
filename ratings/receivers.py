"""What this department does when something happens below it."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from ratings import actions


def forget_voter(sender: type[User], instance: User, **kwargs: Any) -> None:
    """Take a person's stars out of the sums while their account is being deleted."""
    actions.forget(instance)
