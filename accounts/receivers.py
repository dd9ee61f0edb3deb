"""What this department does when something happens. Connected in `apps.py`."""

from typing import Any

from django.apps import apps as all_apps
from django.apps.registry import Apps

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
