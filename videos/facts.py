"""What is read from a video file, and why one is not taken. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO

from publishing.errors import Refused


class BadFilm(Refused):
    """The file cannot be taken in; the sentence says why and what to do."""


class Cut(Exception):
    """The file ends where more was announced."""


@dataclass(frozen=True)
class Note:
    """Where a camera or a program wrote about itself: a whole box of the file.

    `empty` begins an empty box of the same length; what follows it becomes zeros.
    """

    at: int
    length: int
    empty: bytes


@dataclass
class Facts:
    """What a video file says of itself; 0 is not known."""

    container: str
    seconds: int = 0
    width: int = 0
    height: int = 0
    notes: list[Note] = field(default_factory=list)


def exactly(file: BinaryIO, count: int) -> bytes:
    """Return the next `count` bytes. Raises Cut if there are fewer."""
    found = file.read(count)
    if len(found) < count:
        raise Cut
    return found
