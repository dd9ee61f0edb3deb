"""The sample paper's films in the video library."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile

from newsroom.demo import material
from videos import actions, captions
from videos.models import Film

if TYPE_CHECKING:
    from accounts.models import User


def take_in(name: str, *, by: User) -> Film:
    """Put one film with its captions into the library, or find it there. Returns it."""
    path = material.film_file(name)
    content = path.read_bytes()
    if there := Film.objects.filter(checksum=hashlib.sha256(content).hexdigest()).first():
        return there
    said = captions.cleaned(path.with_suffix(".vtt").read_bytes())
    title = name.replace("-", " ").capitalize()
    file = ContentFile(content, name=path.name)
    return actions.add_film(file, by=by, title=title, captions=said, **material.films()[name])


def take_in_all(*, by: User) -> dict[str, Film]:
    """Put every film of the catalogue into the library. Returns them by name."""
    return {name: take_in(name, by=by) for name in material.films()}
