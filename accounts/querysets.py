from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.base_user import BaseUserManager
from django.db import models

from accounts.roles import Role

if TYPE_CHECKING:
    from accounts.models import User


class UserQuerySet(models.QuerySet["User"]):
    """Reads of the people who sign in."""

    def with_role(self, role: Role) -> Self:
        """Keep the active people who have `role` themselves (superusers are not counted)."""
        return self.filter(groups__name=role.value, is_active=True)

    def staff(self) -> Self:
        """Keep those who may enter the admin."""
        return self.filter(is_staff=True, is_active=True)


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes people. Addresses are kept in lower case, so that one mailbox is one person."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return `email` without outer spaces, in lower case."""
        return (email or "").strip().lower()

    def get_by_natural_key(self, email: str | None) -> User:
        """Return the person with this address, however it was typed."""
        return self.get(email=self.normalize_email(email))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a person who can sign in with `email` and `password` (None: cannot yet).

        Raises ValueError without an address.
        """
        if not self.normalize_email(email):
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a person who may do everything, for `manage.py createsuperuser`.

        Whoever has the command line need not confirm an address by mail.
        """
        from allauth.account.models import EmailAddress  # needs this app's models first

        user = self.create_user(email, password, **fields, is_staff=True, is_superuser=True)
        EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        return user
