"""What this department does when something happens below it. Connected in `apps.py`."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import User
from subscriptions import actions, newsletters
from subscriptions.models import Order, SignUp


def open_what_was_ordered(email_address: EmailAddress, **kwargs: Any) -> None:
    """After somebody confirmed their address: open the ePapers ordered with it before."""
    actions.open_for(email_address.user)


def forget_newsletters(sender: type[User], instance: User, **kwargs: Any) -> None:
    """Take a person's address off all lists while their account is being deleted."""
    newsletters.forget(instance.email)


def hand_over(user: User, **kwargs: Any) -> tuple[str, Any]:
    """Give somebody who asks for their data what they ordered, and their newsletters."""
    left_out = {"id", "token", "fingerprint", "sender", "offer", "user"}
    names = [field.name for field in Order._meta.fields if field.name not in left_out]
    return "subscriptions", {
        "orders": list(Order.objects.of(user).order_by("created").values(*names)),
        "newsletters": [
            {
                "newsletter": row.newsletter.title,
                "asked": row.asked_at,
                "confirmed": row.confirmed_at,
            }
            for row in SignUp.objects.of(user.email)
        ],
    }
