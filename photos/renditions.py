"""Making a photo's renditions: the work of the job, in the order in which it may be interrupted.

Files first, under names that follow from their contents; then one UPDATE of the row, which makes
them count; old files last. Killed anywhere, the next run begins clean and ends the same.
"""

from __future__ import annotations

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.db import transaction
from PIL import Image

from photos import drawing, files, paths, sizes
from photos.crops import BadCrop, Crop, parse
from photos.models import Photo
from photos.signals import photo_changed

logger = logging.getLogger("photos")

Widths = dict[Crop, list[int]]


def wanted(photo: Photo) -> Widths:
    """Return every crop that `photo` should have, the standard and stories' own, with widths."""
    crops = sizes.standard_crops(photo.focus)
    for text in photo.crops:
        try:
            crops += sizes.crops_for(parse(text), photo.focus)
        except BadCrop as error:
            logger.warning("photo %s: %s", photo.pk, error)
    return {crop: sizes.ladder(crop, photo.width, photo.height) for crop in dict.fromkeys(crops)}


def names_of(photo: Photo, crops: Widths) -> list[str]:
    """Return the names of all files of `crops`."""
    return [
        paths.name(photo, crop, width, ending)
        for crop, widths in crops.items()
        for width, ending in sizes.files(crop, widths)
    ]


def missing(photo: Photo, *, look: bool = False) -> Widths:
    """Return the crops of `wanted` that are not ready; with `look`, also those with lost files."""
    lacking = {
        crop: widths
        for crop, widths in wanted(photo).items()
        if photo.renditions.get(crop.key) != widths
    }
    if look:
        there = set(files.names_in(paths.folder(photo.pk)))
        for crop, widths in wanted(photo).items():
            if not there.issuperset(names_of(photo, {crop: widths})):
                lacking[crop] = widths
    return lacking


def make_missing(photo: Photo, *, look: bool = False) -> int:
    """Make what `photo` lacks and record it; return the number of files made.

    The original is decoded once, no larger than needed. Raises OSError where it is gone or
    broken. If the file or the focal point is changed meanwhile, what was made for the old one
    does not count: that change has a job of its own.
    """
    lacking = missing(photo, look=look)
    if lacking:
        _make(photo, lacking)
    _record(photo, lacking)
    return len(names_of(photo, lacking))


def draw_preview(pixels: Image.Image, width: int, height: int) -> bytes:
    """Return the stand-in of a photo of `width` × `height`, from its decoded `pixels`."""
    across = min(width, sizes.PREVIEW_WIDTH)
    return drawing.encode(drawing.cut([pixels], Crop(), across, (width, height)), "jpg")


def keep_preview(photo: Photo, picture: bytes) -> None:
    """Write the stand-in and note it on `photo`, which is not saved; all else counts as unmade."""
    files.write_whole(paths.preview_name(photo), picture)
    photo.renditions = {paths.PREVIEW: [paths.preview_width(photo)]}


def old_files(photo: Photo) -> list[str]:
    """Return the files in the photo's folder that its present state does not want."""
    keep = {*names_of(photo, wanted(photo)), paths.preview_name(photo)}
    return [name for name in files.names_in(paths.folder(photo.pk)) if name not in keep]


def _make(photo: Photo, crops: Widths) -> None:
    full = (photo.width, photo.height)
    scale = drawing.scale_for([(crop, widths[-1]) for crop, widths in crops.items()], *full)
    with photo.file.open("rb") as file:
        levels = drawing.halves(drawing.decode(drawing.open_original(file), scale))
    jobs = [
        (crop, width, [end for at, end in sizes.files(crop, widths) if at == width])
        for crop, widths in crops.items()
        for width in widths
    ]
    jobs.sort(key=lambda job: -job[1])  # the longest first, so that no core waits at the end
    # Pillow releases the interpreter's lock while it scales and encodes.
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        for done in [pool.submit(partial(_write, photo, levels, *job)) for job in jobs]:
            done.result()


def _write(
    photo: Photo, levels: list[Image.Image], crop: Crop, width: int, endings: list[str]
) -> None:
    picture = drawing.cut(levels, crop, width, (photo.width, photo.height))
    for ending in endings:
        files.write_whole(paths.name(photo, crop, width, ending), drawing.encode(picture, ending))


@transaction.atomic
def _record(photo: Photo, made: Widths) -> None:
    now = Photo.objects.select_for_update().filter(pk=photo.pk).first()
    if now is None or now.checksum != photo.checksum:
        return
    had = now.renditions
    now.renditions = {paths.PREVIEW: [paths.preview_width(now)]} | {
        crop.key: widths
        for crop, widths in wanted(now).items()
        if crop in made or had.get(crop.key) == widths
    }
    if now.renditions != had:
        now.save(update_fields=["renditions"])
        photo_changed.send(Photo, photo=now)
    photo.renditions = now.renditions
