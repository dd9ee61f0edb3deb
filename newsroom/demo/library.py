"""The sample paper's pictures in the photo library."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from newsroom.demo import material
from photos import actions
from photos.models import Photo

if TYPE_CHECKING:
    from accounts.models import User

DRAWN_CREDIT = "Illustration: Newsroom"
DRAWN_SOURCE = "Drawn for the sample paper"
WORDS = ("caption", "alt", "credit", "source", "licence", "place")


def take_in(name: str, *, by: User | None) -> Photo:
    """Put one picture of the catalogue into the library, or find it there. Returns it.

    What an editor has since written about it stays.
    """
    path = material.picture_file(name)
    content = path.read_bytes()
    checksum = hashlib.sha256(content).hexdigest()
    if there := Photo.objects.filter(checksum=checksum).first():
        return there
    entry = material.pictures()[name]
    words = {word: entry[word] for word in WORDS if word in entry}
    if "scene" in entry or "film" in entry:
        words = {"credit": DRAWN_CREDIT, "source": DRAWN_SOURCE} | words
    title = name.replace("-", " ").capitalize()
    return actions.add_photo(ContentFile(content, name=path.name), by=by, title=title, **words)


def take_in_all(*, by: User) -> dict[str, Photo]:
    """Put every picture of the catalogue into the library. Returns them by name."""
    return {name: take_in(name, by=by) for name in material.pictures()}
