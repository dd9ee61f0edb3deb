"""What this department does when something happens. Connected in `apps.py`."""

from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps as all_apps
from django.apps.registry import Apps

from accounts.models import User
from accounts.roles import Role


def make_role_groups(using: str, apps: Apps = all_apps, **kwargs: Any) -> None:
    """After `migrate` and `flush`: see to it that each role has its group.

    Not a data migration, because tests that empty the database would lose the rows. `flush`
    sends the signal without `apps`.
    """
    try:
        group = apps.get_model("auth", "Group")
    except LookupError:  # migrated no further than a part of the paper
        return
    for role in Role:
        group.objects.using(using).get_or_create(name=role.value)


def confirm_address_by_reset(user: User, **kwargs: Any) -> None:
    """After a new password by mailed link: the mailbox it went to is theirs, so it is confirmed.

    This is how somebody whom the chief editor added comes in. With a second address waiting for
    confirmation nobody knows which of the two the link went to, so nothing is confirmed then.
    """
    addresses = EmailAddress.objects.filter(user=user)
    if addresses.count() == 1:
        addresses.filter(email=user.email).update(verified=True)
