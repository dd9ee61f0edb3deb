"""Photos for tests, of this department and of those above it."""

from __future__ import annotations

import hashlib
import io
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from photos import paths
from photos.models import Photo
from photos.sizes import files, ladder, standard_crops
from publishing.text import fold

_numbers = count(1)


def jpeg_bytes(width: int = 60, height: int = 40, colour: str | None = None) -> bytes:
    """Return a small JPEG in one colour, another one on each call unless `colour` is given."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour or f"#{next(_numbers) % 0xFFFFFF:06x}").save(
        file, "JPEG", comment=f"no {next(_numbers)}"
    )
    return file.getvalue()


def make_photo(
    *, title: str = "", width: int = 2400, height: int = 1600, ready: bool = True, **fields: Any
) -> Photo:
    """Return a photo of the library as it is some seconds after its upload, quickly.

    Its files are there in name only (a few bytes each, no original), which is all that a page
    needs. ready=False: as in the first moments, with nothing but the stand-in. For a photo with
    true renditions use `photos.actions.add_photo(ContentFile(jpeg_bytes(), "a.jpg"), by=…)`.
    """
    number = next(_numbers)
    title = title or f"Photo {number}"
    photo = Photo(title=title, width=width, height=height, **fields)
    photo.checksum = photo.checksum or hashlib.sha256(f"made {number}".encode()).hexdigest()
    photo.folded = fold(" ".join((title, photo.caption, photo.credit, photo.place)))
    photo.save()
    names = [paths.preview_name(photo)]
    photo.renditions = {paths.PREVIEW: [paths.preview_width(photo)]}
    for crop in standard_crops(photo.focus) if ready else []:
        widths = ladder(crop, width, height)
        photo.renditions[crop.key] = widths
        names += [paths.name(photo, crop, w, end) for w, end in files(crop, widths)]
    for name in dict.fromkeys(names):
        default_storage.delete(name)
        default_storage.save(name, ContentFile(b"made for a test"))
    photo.save(update_fields=["renditions"])
    return photo
