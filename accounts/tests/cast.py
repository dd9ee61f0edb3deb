"""The people of the tests. Each call makes a new one with the role's group; import what you need:

    from accounts.tests.cast import chief_editor, signed_in

    client = signed_in(chief_editor())

Everybody can also sign in by the form with their address and `PASSWORD`.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from django.test import Client

from accounts.actions import add_person
from accounts.models import User
from accounts.roles import Role

PASSWORD = "correct horse battery staple"

_number = count(1)


def person(*roles: Role, name: str = "", email: str = "") -> User:
    """Make somebody with `roles`; without any they are a reader."""
    number = next(_number)
    first = roles[0].value if roles else "reader"
    return add_person(
        email=email or f"{first.replace(' ', '-')}-{number}@paper.example",
        display_name=name or f"{first.capitalize()} {number}",
        roles=roles,
        password=PASSWORD,
        by=None,
    )


def reader(**who: str) -> User:
    """A signed-up reader with a confirmed address, and no role."""
    return person(**who)


def reporter(**who: str) -> User:
    return person(Role.REPORTER, **who)


def section_editor(*sections: Any, **who: str) -> User:
    """An editor of `sections`."""
    editor = person(Role.SECTION_EDITOR, **who)
    for section in sections:
        section.editors.add(editor)
    return editor


def photo_editor(**who: str) -> User:
    return person(Role.PHOTO_EDITOR, **who)


def chief_editor(**who: str) -> User:
    return person(Role.CHIEF_EDITOR, **who)


def moderator(**who: str) -> User:
    return person(Role.MODERATOR, **who)


def superuser() -> User:
    """Somebody who keeps the system running."""
    return User.objects.create_superuser(f"root-{next(_number)}@paper.example", PASSWORD)


def signed_in(user: User | None) -> Client:
    """A test client signed in as `user`; None gives a stranger."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
