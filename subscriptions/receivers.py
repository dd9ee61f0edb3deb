"""What this department does when something happens below it. Connected in `apps.py`."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress

from subscriptions import actions


def open_what_was_ordered(email_address: EmailAddress, **kwargs: Any) -> None:
    """After somebody confirmed their address: open the ePapers ordered with it before."""
    actions.open_for(email_address.user)
