"""Everything the paper has about one person, as a file that they can read and take along."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from accounts.signals import data_wanted

if TYPE_CHECKING:
    from accounts.models import User


def everything_about(user: User) -> dict[str, Any]:
    """Return the account of `user` and what each department has about them, by its name.

    Of a password and a second factor nothing is told but that there is one.
    """
    found: dict[str, Any] = {
        "made": timezone.now(),
        "account": {
            "name": user.display_name,
            "email": user.email,
            "here_since": user.date_joined,
            "last_sign_in": user.last_login,
            "may_sign_in": user.is_active,
            "roles": sorted(user.roles),
            "addresses": [
                {"email": row.email, "confirmed": row.verified, "in_use": row.primary}
                for row in EmailAddress.objects.filter(user=user).order_by("-primary", "email")
            ],
            "has_password": user.has_usable_password(),
            "second_factor": sorted(
                Authenticator.objects.filter(user=user).values_list("type", flat=True)
            ),
        },
    }
    answers = data_wanted.send(sender=type(user), user=user)
    parts: dict[str, Any] = {}
    for _receiver, answer in answers:
        name, rows = cast("tuple[str, Any]", answer)
        parts[name] = rows
    return found | dict(sorted(parts.items()))


def as_json(user: User) -> str:
    """Return `everything_about(user)` as text, letters of every kind as they are."""
    return json.dumps(everything_about(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
