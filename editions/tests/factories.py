"""Publications and issues for tests, without a PDF: for those that are about reading."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from editions import paths
from editions.models import FileState, Issue, IssueFile, IssuePage, Publication
from publishing.states import State
from publishing.text import fold

WIDTH, HEIGHT = 595.0, 842.0


def make_publication(**fields: Any) -> Publication:
    """Make a publication; without fields it is one that everybody may read."""
    count = Publication.objects.count()
    defaults = {"name": f"Weekly {count}", "slug": f"weekly-{count}", "position": count}
    return Publication.objects.create(**(defaults | fields))


def make_issue(
    publication: Publication | None = None,
    *,
    pages: list[str] | int = 8,
    pictures: bool = True,
    **fields: Any,
) -> Issue:
    """Make an issue that is published and whole.

    pages: the text of each page, or how many. pictures: False leaves their files out.
    """
    publication = publication or make_publication()
    count = Issue.objects.count()
    defaults = {
        "number": str(1800 + count),
        "date": date(2026, 11, 23),
        "title": "The port that waits",
        "state": State.PUBLISHED,
        "live_from": timezone.now(),
    }
    issue = Issue.objects.create(publication=publication, **(defaults | fields))
    issue.current = make_file(issue, pages=pages, pictures=pictures)
    issue.save(update_fields=["current"])
    return issue


def make_file(issue: Issue, *, pages: list[str] | int, pictures: bool = True) -> IssueFile:
    """Make a whole version of an issue's PDF with its pages."""
    texts = pages if isinstance(pages, list) else [f"This is page {n + 1}." for n in range(pages)]
    pdf = b"%PDF-1.4\n" + "\n".join(texts).encode()
    file = IssueFile(
        issue=issue,
        name="issue.pdf",
        sha256=hashlib.sha256(pdf).hexdigest(),
        size=len(pdf),
        state=FileState.READY,
        page_count=len(texts),
        pages_done=len(texts),
    )
    file.original.save("issue.pdf", ContentFile(pdf), save=False)
    file.save()
    made = IssuePage.objects.bulk_create(
        IssuePage(
            file=file,
            number=number,
            width=WIDTH,
            height=HEIGHT,
            text=text,
            words=words_of(text),
            folded=fold(text),
        )
        for number, text in enumerate(texts, start=1)
    )
    if pictures:
        _draw(file, made)
    return file


def words_of(text: str) -> list[list[Any]]:
    """Return the words of `text` with boxes, six in a line from the top left of the page."""
    return [
        [word, 0.1 + 0.13 * (n % 6), 0.1 + 0.03 * (n // 6), 0.12, 0.02]
        for n, word in enumerate(text.split())
    ]


def _draw(file: IssueFile, pages: list[IssuePage]) -> None:
    """Store a picture in every size and format: one grey sheet serves all pages."""
    for page in pages:
        for size in paths.PAGE_WIDTHS:
            for format in paths.FORMATS:
                picture = ContentFile(_sheet(*page.pixels(size), format))
                paths.pictures().save(page.picture_path(size, format), picture)
    for width in paths.COVER_WIDTHS:
        for format in paths.FORMATS:
            picture = ContentFile(_sheet(width, round(width * HEIGHT / WIDTH), format))
            default_storage.save(paths.cover(file, width, format), picture)


@cache
def _sheet(width: int, height: int, format: str) -> bytes:
    """Return a grey picture, drawn once for all issues of a run."""
    buffer = BytesIO()
    picture = Image.new("RGB", (width, height), "#e8e6e1")
    picture.save(buffer, {"jpg": "JPEG"}.get(format, format))
    return buffer.getvalue()
