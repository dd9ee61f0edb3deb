"""What is done to people: added, given roles, locked out, let in again.

`by=None` stands for the system itself: the command line and the sample paper.
"""

from __future__ import annotations

from collections.abc import Collection

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.db import transaction

from accounts import rules
from accounts.models import User
from accounts.roles import Role
from accounts.signals import leaving
from publishing.actions import history_of, log
from publishing.errors import Refused


@transaction.atomic
def add_person(
    *,
    email: str,
    display_name: str,
    roles: Collection[Role] = (),
    password: str | None = None,
    by: User | None,
) -> User:
    """Make a person with `roles`. Returns the person.

    With a `password` they can sign in at once. Without one they choose it by the link of
    "Forgotten your password?", which confirms their address as well.
    Raises Refused if `by` may not, IntegrityError if the address is taken.
    """
    if by is not None:
        _refuse(rules.why_not_manage(by))
    person = User.objects.create_user(email, password, display_name=display_name)
    EmailAddress.objects.create(
        user=person, email=person.email, primary=True, verified=password is not None
    )
    _give(person, roles)
    log(person, verb="added", by=by, note=", ".join(sorted(role.value for role in roles)))
    return person


@transaction.atomic
def set_roles(person: User, *, roles: Collection[Role], by: User | None) -> User:
    """Give `person` exactly `roles`; they are staff as long as they have one. Returns them.

    A superuser stays what they are: this action neither makes nor unmakes one.
    Raises Refused if `by` may not, or if the paper would lose its last chief editor.
    """
    # Two chief editors who strike each other off at the same moment: the second waits here.
    list(Group.objects.select_for_update().filter(name=Role.CHIEF_EDITOR.value))
    if by is not None:
        _refuse(rules.why_not_set_roles(by, person, roles))
    before = set(person.groups.values_list("name", flat=True))
    _give(person, roles)
    wanted = {role.value for role in roles}
    if wanted != before:
        note = ", ".join(sorted(wanted)) or "-"
        log(person, verb="roles", by=by, note=note)
    return person


@transaction.atomic
def set_active(person: User, *, active: bool, by: User | None) -> User:
    """Let `person` sign in, or stop them; what they wrote stays. Returns them.

    Raises Refused if `by` may not, or if the paper would lose its last chief editor.
    """
    list(Group.objects.select_for_update().filter(name=Role.CHIEF_EDITOR.value))
    if by is not None:
        refusal = rules.why_not_manage(by, person) if active else rules.why_not_close(by, person)
        _refuse(refusal)
    if person.is_active != active:
        person.is_active = active
        person.save(update_fields=["is_active"])
        log(person, verb="let in" if active else "locked out", by=by)
    return person


@transaction.atomic
def drop_second_factor(person: User, *, by: User | None) -> bool:
    """Let `person`, who lost their telephone, sign in with the password alone.

    Returns whether they had a second factor. Raises Refused if `by` may not.
    """
    if by is not None:
        _refuse(rules.why_not_manage(by, person))
    dropped, _rows = Authenticator.objects.filter(user=person).delete()
    if dropped:
        log(person, verb="dropped second factor", by=by)
    return bool(dropped)


@transaction.atomic
def rename(person: User, *, display_name: str, by: User | None) -> User:
    """Change the name that readers see. Returns the person. Raises Refused if `by` may not."""
    if by is not None and by.pk != person.pk:
        _refuse(rules.why_not_manage(by, person))
    if person.display_name != display_name:
        person.display_name = display_name
        person.save(update_fields=["display_name"])
        log(person, verb="renamed", by=by, note=display_name)
    return person


@transaction.atomic
def leave(person: User, *, words_go: bool = False) -> None:
    """Delete the account of `person`, who asked for it.

    What goes with it is theirs alone: address, password, sessions, and the log of the account,
    where former names stand. Departments take the person out of what stays (`pre_delete`).
    words_go: whether what they wrote for others goes too, instead of staying without their name.
    Raises Refused for people of the newsroom.
    """
    _refuse(rules.why_not_leave(person))
    leaving.send(sender=type(person), user=person, words_go=words_go)
    history_of(person).delete()
    person.delete()


def _give(person: User, roles: Collection[Role]) -> None:
    groups = [Group.objects.get_or_create(name=role.value)[0] for role in roles]
    person.groups.set(groups)
    person.is_staff = person.is_superuser or bool(groups)
    person.save(update_fields=["is_staff"])
    person.__dict__.pop("roles", None)  # read again when next asked for


def _refuse(refusal: str | None) -> None:
    if refusal:
        raise Refused(refusal)
