"""Who says something: a reader who signed in, or a guest with a mailbox."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from accounts.models import User
    from comments.models import Ban, Comment, Guest


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of the two, and the hash of the address they speak from ("" if it is not known)."""

    user: User | None = None
    guest: Guest | None = None
    sender: str = ""

    @classmethod
    def of(cls, comment: Comment) -> Self:
        """Return who said `comment`."""
        return cls(comment.user, comment.guest, comment.sender)

    @property
    def name(self) -> str:
        """The name that readers see."""
        if self.user:
            return self.user.get_display_name()
        return self.guest.name if self.guest else ""

    @property
    def email(self) -> str:
        """A guest's address; that of a reader is with the account."""
        return self.guest.email if self.guest and not self.user else ""

    @property
    def mailbox(self) -> str:
        """The hash by which a guest's mailbox is known again; "" for a reader."""
        return mailbox_of(self.email) if self.email else ""

    @property
    def mark(self) -> str:
        """What tells this speaker from all others, for fingerprints.

        A guest is a mailbox in one browser: another browser that sends the same words with the
        same address must not learn that they were sent before.
        """
        if self.user:
            return f"user {self.user.pk}"
        return f"guest {self.email.lower()} {self.guest.key if self.guest else ''}"

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody answers for what is said: an account, or a mailbox that was opened."""
        return self.user is not None or bool(self.guest and self.guest.is_confirmed)

    def theirs(self) -> Q:
        """Return what keeps this speaker's comments."""
        if self.user:
            return Q(user=self.user)
        return Q(user=None, email__iexact=self.email) if self.email else Q(pk=None)

    def ban(self) -> Ban | None:
        """Return the ban in force against this speaker that ends last."""
        from comments.models import Ban

        who = Q(user=self.user) if self.user else Q(mailbox=self.mailbox)
        if not self.user and not self.mailbox:
            return None
        rows = Ban.objects.filter(who, lifted_at=None).filter(
            Q(until=None) | Q(until__gt=timezone.now())
        )
        return max(rows, key=lambda ban: (ban.until is None, ban.until), default=None)


def mailbox_of(email: str) -> str:
    """Return a keyed hash of the mailbox behind `email`; `lan+x@` reaches the same as `lan@`."""
    local, _at, domain = email.strip().lower().rpartition("@")
    text = f"{local.partition('+')[0]}@{domain}"
    return salted_hmac("comments.mailbox", text, algorithm="sha256").hexdigest()


def new_key() -> str:
    """Return 128 random bits as text, for the cookie of a guest's browser."""
    return secrets.token_hex(16)


def introduce(*, key: str, name: str, email: str) -> Guest:
    """Return the guest with this mailbox in the browser that `key` names, made if need be."""
    from comments.models import Guest

    guest, _new = Guest.objects.update_or_create(
        key=key, email=email.strip().lower(), defaults={"name": name}
    )
    return guest
