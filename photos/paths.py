"""Where each rendition of a photo is, and which of them are ready.

Names follow from what is in the file (the photo's bytes, the crop, the width, the format), so a
rendition never changes under its name and may be kept by a browser for ever. The checksum in it
cannot be guessed, so nobody can walk through photos that no story shows yet.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from django.core.files.storage import FileSystemStorage, storages

from photos.crops import Crop
from photos.sizes import PREVIEW_WIDTH

if TYPE_CHECKING:
    from photos.models import Photo

PREVIEW = "preview"  # the key in `Photo.renditions` of the one file made during the upload


def folder(photo_id: int) -> str:
    """Return the folder of one photo's renditions; a thousand photos share the one above."""
    return f"renditions/{photo_id // 1000}/{photo_id}/"


def stem(photo: Photo) -> str:
    """Return what the names of all renditions of the photo's present file begin with."""
    return f"{folder(photo.pk)}{photo.checksum[:16]}"


def name(photo: Photo, crop: Crop, width: int, ending: str) -> str:
    """Return the name in storage of one rendition."""
    return f"{stem(photo)}-{crop.slug}-{width}.{ending}"


def preview_width(photo: Photo) -> int:
    """Return how wide the picture is that stands in until all renditions are ready."""
    return min(photo.width, PREVIEW_WIDTH)


def preview_name(photo: Photo) -> str:
    """Return the name of that stand-in: the uncropped JPEG of that width."""
    return name(photo, Crop(), preview_width(photo), "jpg")


def ready(photo: Photo, crop: Crop) -> tuple[Crop, list[int]] | None:
    """Return the crop to show for `crop`, and its widths; None if nothing of that shape is ready.

    While a moved focal point waits for its files, the same shape around the old one is shown.
    """
    if widths := photo.renditions.get(crop.key):
        return crop, widths
    if not crop.ratio:
        return None
    for key, widths in photo.renditions.items():
        ratio, _at, point = key.partition("@")
        if ratio == crop.ratio and point:
            x, y = point.split(",")
            return Crop(ratio, (int(x), int(y))), widths
    return None


def is_there(name: str) -> bool:
    """Say whether the file of that name exists, where asking costs nothing.

    Away from the local disk each question is a request, so there the answer is always yes and
    `manage.py renditions` is what finds losses.
    """
    storage = storages["default"]
    if not isinstance(storage, FileSystemStorage):  # a bucket
        return True
    return os.path.exists(f"{storage.location}/{name}")
