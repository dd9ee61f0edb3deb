"""`{% load photos %}`: the only door through which a photo reaches a page."""

from __future__ import annotations

import logging

from django import template
from django.utils.safestring import SafeString

from pagecache.making import uses
from photos import display
from photos.models import Photo
from photos.shown import largest_url, markup, share_url, show
from photos.sizes import SIZES, Size
from publishing.drawing import draw, draw_words

register = template.Library()
logger = logging.getLogger("photos")


@register.simple_tag(takes_context=True)
def picture(
    context: template.Context,
    photo: Photo | None,
    size: str,
    *,
    alt: str | None = None,
    decorative: bool = False,
    crop: str = "",
    sizes: str = "",
    loading: str = "",
    fetchpriority: str = "",
    css: str = "",
) -> SafeString:
    """Write the `<picture>` of `photo` in one of the named sizes of photos/sizes.py.

    alt: the text of this use; blank or left out inherits the photo's own. In card, thumb and
    square, which stand beside the words they illustrate, `alt=""` marks it decorative instead,
    as `decorative=True` does everywhere.
    crop: the crop of this use, `[ratio][@x,y]`; blank inherits.
    sizes, loading, fetchpriority: HTML's attributes, where the size's own do not fit the place.
    css: one more class on the root.

    Makes no query. A photo that is gone, or whose files are, gives a placeholder and a log line.
    """
    place = SIZES[size]
    shown = show(photo, size, crop or "") if photo else None
    css = f" {css}" if css else ""
    said = "" if decorative else _alt(photo, place, alt)
    if shown is None:
        _log_missing(photo, size, context)
        shape = place.ratio.replace(":", "x") or "natural"
        return draw("photos/parts/placeholder.html", {"shape": shape, "alt": said, "css": css})
    first = place.first_on_page and loading != "lazy"
    return markup(
        shown,
        sizes=sizes or place.sizes,
        alt=said,
        loading=loading or ("eager" if first else "lazy"),
        fetchpriority=fetchpriority or ("high" if first else ""),
        css=css,
    )


@register.simple_tag
def caption(photo: Photo | None, *, text: str = "", element: str = "figcaption") -> SafeString:
    """Write the caption of one use: `text` or the photo's own, then the credit set apart.

    `text` is plain, or markup that was cleaned and marked safe by whoever owns it.
    `element`: another one where the photo is not directly in a `<figure>` (p in a gallery).
    Writes nothing where there is neither caption nor credit.
    """
    shown = {"text": text, "credit": "", "element": element}
    if photo:
        uses(f"photo/{photo.pk}")
        shown |= {"text": display.caption_for(photo, text), "credit": display.credit_line(photo)}
    return draw_words("photos/parts/caption.html", shown)


@register.simple_tag
def largest(photo: Photo | None) -> str:
    """Return the address (from the root) of the largest picture, uncut; "" if there is none."""
    return largest_url(photo) if photo else ""


@register.simple_tag
def poster(photo: Photo | None) -> str:
    """Return the address of the picture that stands for a video until it plays; "" without one."""
    shown = show(photo, "wide") if photo else None
    return shown.src if shown else ""


@register.simple_tag
def share_image(photo: Photo | None, *, crop: str = "") -> str:
    """Return the address (from the root) of the picture for link previews; "" if there is none."""
    return share_url(photo, crop)


def _alt(photo: Photo | None, place: Size, own: str | None) -> str:
    if place.beside_words and own is not None:
        return own
    return display.alt_for(photo, own or "") if photo else own or ""


def _log_missing(photo: Photo | None, size: str, context: template.Context) -> None:
    request = context.get("request")
    page = request.path if request else "a page"
    if photo:
        logger.warning("photo %s “%s” has no files: %s (%s)", photo.pk, photo.title, page, size)
    else:
        logger.warning("a photo that is no longer in the library: %s (%s)", page, size)
