"""What is said about a photo where it is shown. Pure rules, no queries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from photos.models import Photo

# What agencies and editors type before a name, in the paper's languages.
_LABEL = re.compile(
    r"^\s*(?:(?:photos?|photographs?|pictures?|image|ảnh|hình)(?:\s+(?:by|credit))?\s*[:：]"
    r"|photos?\s+by\s|credit\s*[:：])\s*",
    re.IGNORECASE,
)

_NO_PHOTO = re.compile(
    r"(?:illustration|drawing|graphics?|infographics?|chart|map|screenshot|video|rendering|collage"
    r"|minh họa|đồ họa|biểu đồ|bản đồ)\s*[:：]\s*\S",
    re.IGNORECASE,
)


def caption_for(photo: Photo, own: str = "") -> str:
    """Return the caption of one use: its own, or the photo's where its own is blank."""
    return own if own.strip() else photo.caption


def alt_for(photo: Photo, own: str = "") -> str:
    """Return the text for those who cannot see it: the use's own, or the photo's."""
    return own if own.strip() else photo.alt


def credit_name(credit: str) -> str:
    """Return `credit` without a label of its own: `Photo: MST` and `Photo by MST` are `MST`."""
    previous = None
    while previous != credit:
        previous, credit = credit, _LABEL.sub("", credit).strip()
    return credit


def credit_line(photo: Photo) -> str:
    """Return `Photo: MST`, or nothing where nobody is credited.

    What is no photo says so itself (`Illustration: Lan`) and is left as it is.
    """
    name = credit_name(photo.credit)
    if _NO_PHOTO.match(name):
        return name
    return _("Photo: %(name)s") % {"name": name} if name else ""


def licence_warning(photo: Photo, today: date) -> str:
    """Return a sentence for editors if the licence is over on `today`, else nothing."""
    if photo.licence_ends is None or photo.licence_ends >= today:
        return ""
    return _("The licence ended on %(day)s. Do not use this photo any more.") % {
        "day": date_format(photo.licence_ends)
    }
