"""Who may give and take roles. Every answer is None (yes) or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role


def why_not_manage(user: User, person: User | None = None) -> str | None:
    """Say why `user` may not change `person` (None: add somebody), or None if they may."""
    if not user.has_role(Role.CHIEF_EDITOR):
        return _("Only a chief editor looks after the people of the paper.")
    if person is not None and person.is_superuser and not user.is_superuser:
        return _("This person keeps the system running. Only another such person may change them.")
    return None


def why_not_set_roles(user: User, person: User, roles: Collection[Role]) -> str | None:
    """Say why `user` may not give `person` exactly `roles`, or None if they may."""
    refusal = why_not_manage(user, person)
    if refusal:
        return refusal
    if Role.CHIEF_EDITOR not in roles and is_last_chief_editor(person):
        return _("This is the last chief editor. Make somebody else chief editor first.")
    return None


def why_not_close(user: User, person: User) -> str | None:
    """Say why `user` may not take the log-in of `person` away, or None if they may."""
    refusal = why_not_manage(user, person)
    if refusal:
        return refusal
    if person.pk == user.pk:
        return _("You cannot lock yourself out. Ask another chief editor.")
    if is_last_chief_editor(person):
        return _("This is the last chief editor. Make somebody else chief editor first.")
    return None


def why_not_leave(user: User) -> str | None:
    """Say why `user` may not delete their own account, or None if they may."""
    if user.is_staff:
        return _(
            "You work at the paper, and your name stands on what you did there. Ask the chief "
            "editor to take your roles away; then you can delete your account here."
        )
    return None


def is_last_chief_editor(person: User) -> bool:
    """Say whether the paper would have no active chief editor without `person`."""
    chiefs = set(User.objects.with_role(Role.CHIEF_EDITOR).values_list("pk", flat=True)[:2])
    return chiefs == {person.pk}
