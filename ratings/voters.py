"""Who gives stars: a reader, a visitor without an account, or a moderator."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Self

from accounts.models import User
from ratings.models import Voice


@dataclass(frozen=True, slots=True)
class Voter:
    """One voice. Make one with `reader`, `visitor` or `moderator`.

    `visitor_id` is the text in a visitor's cookie, `address` the hash that limits are counted by
    (see `ratings.limits.hashed`); both are empty for people who signed in.
    """

    voice: Voice
    user: User | None = None
    visitor_id: str = ""
    address: str = ""

    @classmethod
    def reader(cls, user: User) -> Self:
        """Somebody who signed in, speaking for themselves."""
        return cls(Voice.READER, user=user)

    @classmethod
    def moderator(cls, user: User) -> Self:
        """Somebody of the newsroom, speaking for the paper."""
        return cls(Voice.MODERATOR, user=user)

    @classmethod
    def visitor(cls, visitor_id: str, *, address: str) -> Self:
        """Somebody without an account, known by a cookie."""
        return cls(Voice.VISITOR, visitor_id=visitor_id, address=address)


def new_visitor_id() -> str:
    """Return 128 random bits as text, for a new visitor's cookie."""
    return secrets.token_hex(16)
