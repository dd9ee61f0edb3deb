"""How far an uploaded PDF is, and where an issue stands, in an editor's words. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editions.models import FileState
from publishing.states import State

if TYPE_CHECKING:
    from editions.models import Issue, IssueFile


class Far(NamedTuple):
    """How far a version is: `done` of `of` pages; at work, or ended well, or badly."""

    state: str
    done: int
    of: int
    sentence: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state in (FileState.READY, FileState.FAILED)

    @property
    def has_failed(self) -> bool:
        """Whether an editor has to do something."""
        return self.state == FileState.FAILED


def how_far(file: IssueFile | None) -> Far:
    """Return how far `file` is; None is an issue without any."""
    if file is None:
        return Far(FileState.FAILED, 0, 0, _("There is no PDF yet."))
    done, of = file.pages_done, file.page_count
    if file.state == FileState.FAILED:
        return Far(file.state, done, of, file.error)
    if file.state == FileState.READY:
        words = ngettext("The page is ready.", "All %(of)d pages are ready.", of) % {"of": of}
        return Far(file.state, of, of, words)
    if not done:
        return Far(file.state, 0, of, _("The PDF is here. Its pages will be made in a moment."))
    words = _("%(done)d of %(of)d pages are made.") % {"done": done, "of": of}
    return Far(file.state, done, of, words)


def size_of(file: IssueFile) -> str:
    """Return how large the PDF is: `24 pages, 8.1 MB`."""
    pages = ngettext("%(count)d page", "%(count)d pages", file.page_count)
    return f"{pages % {'count': file.page_count}}, {filesizeformat(file.size)}"


def standing(issue: Issue, now: datetime) -> str:
    """Return where `issue` stands for readers."""
    if issue.state == State.WITHDRAWN:
        return _("withdrawn")
    if issue.state != State.PUBLISHED or issue.live_from is None:
        return _("not published")
    if issue.live_from > now:
        moment = format_date(timezone.localtime(issue.live_from), "F j, Y | H:i")
        return _("appears on %(moment)s") % {"moment": moment}
    if issue.current_id is None:
        return _("waits for its pages")
    return _("in the ePaper") if issue.publication.shown else _("its publication is not shown")
