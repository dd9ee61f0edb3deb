"""The places in the paper that an advertisement can be booked in. Each has a box of fixed size.

Where a place is in a page is said by `{% advertisement "…" %}` in that page's template, how high
its box is by static/css/advertising/advertisement.css; tests hold the three together.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Box:
    """The room an advertisement takes, in pixels at the usual size of text.

    The width is the widest it gets; it shrinks with its column, the height does not.
    """

    width: int
    height: int


@dataclass(frozen=True)
class Place:
    """A named place. `sizes` is what a browser is told about the width of the picture in it."""

    name: str
    title: Promise
    phone: Box
    desktop: Box
    sizes: str = "(min-width: 62rem) 13.5rem, 7.5rem"


PLACES = {
    place.name: place
    for place in (
        Place("home-after-lead", _("Home page: under the top"), Box(358, 144), Box(1256, 192)),
        Place(
            "home-between-bands",
            _("Home page: after the second section"),
            Box(358, 144),
            Box(1256, 192),
        ),
        Place("section-top", _("Section: above the list"), Box(358, 144), Box(1256, 192)),
        Place(
            "article-after-text",
            _("Story: after the text"),
            Box(358, 144),
            Box(640, 160),
            sizes="(min-width: 62rem) 9.75rem, 7.5rem",
        ),
        Place(
            "article-rail",
            _("Story: under the latest news"),
            Box(358, 144),
            Box(280, 336),
            sizes="(min-width: 62rem) 16rem, 7.5rem",
        ),
    )
}


def choices() -> list[tuple[str, Promise]]:
    """Return the places as the choices of a form, in the order of the paper."""
    return [(place.name, place.title) for place in PLACES.values()]
