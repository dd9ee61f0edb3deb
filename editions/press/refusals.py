"""Why a PDF or a page of it was not taken, in words for the editor who uploaded it."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from editions.press.limits import Limits
from publishing.errors import Refused


class BadPdf(Refused):
    """The PDF cannot be taken. `str(error)` tells why, and what to do."""


def too_large(size: int, limits: Limits) -> str:
    """Return the sentence for a file with too many bytes."""
    return _("This file has %(size)s. An issue may have up to %(limit)s.") % {
        "size": filesizeformat(size),
        "limit": filesizeformat(limits.most_bytes),
    }


def sentence(code: str, limits: Limits, *, page: int = 0, count: int = 0) -> str:
    """Return why it was refused. code: what the press says; page: which one, 0 for the whole."""
    if code.startswith("size "):
        return _size(int(code.split()[1]), limits)
    if page:
        return _on_page(code, page)
    return {
        "not a pdf": _("This is not a PDF. Export the issue as a PDF and upload that."),
        "nothing": _("This file is empty. Export the issue once more."),
        "broken": _("This PDF is broken or cut off. Export it once more and upload that."),
        "locked": _("This PDF is locked. Export it without a password or other protection."),
        "empty": _("This PDF has no pages."),
        "active": _(
            "This PDF holds programs or other files. Export it for print, without JavaScript, "
            "attachments or films."
        ),
        "pages": _("This PDF has %(count)d pages. An issue may have up to %(limit)d.")
        % {"count": count, "limit": limits.most_pages},
        "time": _("This PDF took too long to open. Export it for print once more, simpler."),
        "memory": _("This PDF needs too much memory. Export it for print once more, simpler."),
    }.get(code) or _("This PDF could not be read. Export it once more and upload that.")


def _size(page: int, limits: Limits) -> str:
    smallest, largest = (round(side / 72 * 2.54) for side in limits.sides)
    return _(
        "Page %(page)d has a size that no page has. Sides may be %(smallest)d to %(largest)d "
        "centimetres long, and one at most %(shape)d times the other."
    ) % {
        "page": page,
        "smallest": smallest,
        "largest": largest,
        "shape": limits.longest_shape,
    }


def _on_page(code: str, page: int) -> str:
    words = {
        "time": _("Page %(page)d took too long to draw. Export it simpler and upload it again."),
        "memory": _("Page %(page)d needs too much memory. Export it simpler and upload it again."),
    }.get(code) or _("Page %(page)d is broken. Export the issue once more and upload that.")
    return words % {"page": page}
