"""One photo in one named size: which files a browser may choose from. Makes no query."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import Storage, default_storage, storages
from django.utils.safestring import SafeString

from pagecache.making import uses
from photos import paths
from photos.crops import SHARE, BadCrop, Crop, Wish, height_at, parse
from photos.sizes import SIZES, Size, jpeg_width
from publishing.drawing import draw_words

if TYPE_CHECKING:
    from photos.models import Photo

logger = logging.getLogger("photos")


@dataclass(frozen=True)
class Shown:
    """What `<picture>` needs: the JPEG `src` and a srcset for each modern format.

    `width` and `height` are those of the largest file offered, and so tell the shape.
    """

    shape: str
    width: int
    height: int
    src: str
    avif: str = ""
    webp: str = ""


def show(photo: Photo, size_name: str, crop: str = "") -> Shown | None:
    """Return the files of `photo` for a size of photos/sizes.py; None if there are none.

    `crop` is the crop of this use, `[ratio][@x,y]`; what cannot be read counts as blank. Until
    the renditions of a shape are ready, the stand-in made during the upload is used.
    Raises KeyError for a size that does not exist.
    """
    uses(f"photo/{photo.pk}")
    # A page shows its lead photo and names it to machines in the same sizes.
    known: dict[tuple[str, str], Shown | None] = photo.__dict__.setdefault("shown", {})
    if (size_name, crop) not in known:
        known[size_name, crop] = _show(photo, SIZES[size_name], crop)
    return known[size_name, crop]


def _show(photo: Photo, size: Size, crop: str) -> Shown | None:
    wanted = size.crop(photo.focus, _wish(photo, crop))
    found = paths.ready(photo, wanted)
    shown = _from_renditions(photo, size, *found) if found else None
    return shown or _from_preview(photo, wanted)


def markup(
    shown: Shown, *, sizes: str, alt: str, loading: str, fetchpriority: str = "", css: str = ""
) -> SafeString:
    """Return the `<picture>` of these files. `alt`: "" marks it decorative."""
    return draw_words(
        "photos/parts/picture.html",
        {
            **vars(shown),
            "width": str(shown.width),
            "height": str(shown.height),
            "sizes": sizes,
            "alt": alt,
            "loading": loading,
            "fetchpriority": fetchpriority,
            "css": css,
        },
    )


def share_url(photo: Photo | None, crop: str = "") -> str:
    """Return the address (from the root) of the picture for link previews; "" if there is none."""
    shown = show(photo, "share", crop) if photo else None
    return shown.src if shown else ""


def largest_url(photo: Photo) -> str:
    """Return the address of the largest picture of `photo`, uncut; "" if there is none."""
    shown = show(photo, "full")
    if shown is None:
        return ""
    return shown.webp.rpartition(", ")[2].partition(" ")[0] or shown.src


def thumb_url(photo: Photo) -> str:
    """Return the address of a small picture for lists in the desk; "" if there is none."""
    found = paths.ready(photo, SIZES["thumb"].crop(photo.focus, Wish()))
    if found is None:
        return preview_url(photo)
    crop, widths = found
    return default_storage.url(paths.name(photo, crop, SIZES["thumb"].choose(widths)[-1], "webp"))


def preview_url(photo: Photo) -> str:
    """Return the address of the stand-in, which is there from the upload on; "" if it is not."""
    if paths.PREVIEW not in photo.renditions:
        return ""
    return default_storage.url(paths.preview_name(photo))


def _wish(photo: Photo, crop: str) -> Wish:
    if not crop:
        return Wish()
    try:
        return parse(crop)
    except BadCrop as error:
        logger.warning("photo %s “%s”: %s", photo.pk, photo.title, error)
        return Wish()


# Stands for what the names of one photo's files begin with.
_STEM = "\0"


def _from_renditions(photo: Photo, size: Size, crop: Crop, ready: list[int]) -> Shown | None:
    any_photo = _of_any_photo(size, crop, tuple(ready), photo.width, photo.height)
    stem = paths.stem(photo)
    if not paths.is_there(any_photo.src.replace(_STEM, stem)):
        return None
    base = f"{_root(storages['default'], settings.MEDIA_URL)}{stem}"
    return Shown(
        shape=any_photo.shape,
        width=any_photo.width,
        height=any_photo.height,
        src=any_photo.src.replace(_STEM, base),
        avif=any_photo.avif.replace(_STEM, base),
        webp=any_photo.webp.replace(_STEM, base),
    )


@lru_cache(maxsize=500)
def _of_any_photo(
    size: Size, crop: Crop, ready: tuple[int, ...], width: int, height: int
) -> Shown:
    """Return the files of any photo of `width` × `height`, with `_STEM` in their names."""
    widths = size.choose([*ready])
    name = f"{_STEM}-{crop.slug}-"
    modern = crop.ratio != SHARE
    return Shown(
        shape=_shape(crop),
        width=widths[-1],
        height=height_at(crop, widths[-1], width, height),
        src=f"{name}{jpeg_width(crop, [*ready])}.jpg",
        avif=_srcset(name, widths, "avif") if modern else "",
        webp=_srcset(name, widths, "webp") if modern else "",
    )


@lru_cache(maxsize=8)
def _root(storage: Storage, media_url: str) -> str:
    """Return the address with which those of all renditions begin: `/media/`, or a bucket's.

    Their names are plain letters, so what a storage puts before one it puts before all of them.
    """
    return storage.url("x").removesuffix("x")


def _from_preview(photo: Photo, wanted: Crop) -> Shown | None:
    if paths.PREVIEW not in photo.renditions or not paths.is_there(paths.preview_name(photo)):
        return None
    width = paths.preview_width(photo)
    return Shown(
        shape=_shape(wanted),
        width=width,
        height=height_at(wanted, width, photo.width, photo.height),
        src=preview_url(photo),
    )


def _shape(crop: Crop) -> str:
    return crop.ratio.replace(":", "x") or "natural"


def _srcset(base: str, widths: list[int], ending: str) -> str:
    return ", ".join(f"{base}{width}.{ending} {width}w" for width in widths)
