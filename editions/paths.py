"""Where the files of an issue are: its PDF, the pictures of its pages, its cover.

PDF and page pictures have no address: a view hands them out after asking `editions.rules`. The
cover is for everybody and lies with the other public pictures. Names follow from the version of
the file and its checksum, so what lies under a name never changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.storage import Storage, storages

if TYPE_CHECKING:
    from editions.models import IssueFile

# The widths of a page's pictures, in pixels: a strip of pages, a phone, a desktop, a close look.
PAGE_WIDTHS = {"thumb": 160, "small": 640, "medium": 1080, "large": 1800}
COVER_WIDTHS = (240, 480, 800)
FORMATS = {"webp": "image/webp", "jpg": "image/jpeg"}


def originals() -> Storage:
    """Return where PDFs are kept as uploaded: a place without an address."""
    return storages["originals"]


def pictures() -> Storage:
    """Return where the pictures of pages are kept: a place without an address, too."""
    return storages["editions"]


def folder(file: IssueFile) -> str:
    """Return the folder of one version's page pictures."""
    return f"{file.pk}-{file.sha256[:16]}/"


def page_picture(file: IssueFile, number: int, size: str, format: str) -> str:
    """Return the name in `pictures()` of one picture of one page.

    Raises KeyError for a size or format that does not exist.
    """
    PAGE_WIDTHS[size], FORMATS[format]
    return f"{folder(file)}{number}-{size}.{format}"


def cover_folder(file: IssueFile) -> str:
    """Return the folder, in the public storage, of one version's cover."""
    return f"covers/{file.pk}/"


def cover(file: IssueFile, width: int, format: str) -> str:
    """Return the name in the public storage of the cover in one width."""
    return f"{cover_folder(file)}{file.sha256[:16]}-{width}.{format}"
