"""Making the pages of an uploaded PDF: claimed by one run at a time, page by page, then shown.

A page's row is written after its pictures, so what has a row is whole, and a run that was killed
is taken up where it stood. An issue moves to the new version in one step, when all is there.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from editions import paths
from editions.models import FileState, Issue, IssueFile, IssuePage
from editions.press import run
from editions.press.limits import limits
from editions.press.refusals import BadPdf
from editions.querysets import IssueFileQuerySet
from pagecache.actions import purge
from photos.files import names_in, remove, write_whole
from publishing.actions import log
from publishing.text import fold

logger = logging.getLogger("editions")

# A run that has said nothing for so long is dead: no page takes that long.
SILENCE = timedelta(minutes=2)
# So often a version may be begun without a single page coming of it.
MOST_ATTEMPTS = 5


class Lost(Exception):
    """The version is no longer this run's: deleted, replaced, or another run has it."""


def go_on(file_id: int) -> bool:
    """Make pages of a version for as long as one job may, and show it when the last is made.

    Returns whether pages are left, so that the job is to be queued again. Does nothing if
    another run is at it, or if nothing is left. What is wrong with the PDF is written down
    beside it, for the editor.
    """
    file = _claim(file_id)
    if file is None:
        return False
    try:
        done = _make(file)
    except Lost:
        _forget_pictures(file)
        return False
    except BadPdf as error:
        _fail(file, str(error))
        return False
    except FileNotFoundError:
        logger.error("the PDF of version %s (%s) is gone", file.pk, file.name)
        _fail(file, _("The PDF is no longer there. Upload it again."))
        return False
    if not done:
        _release(file)
        return True
    _show(file)
    return False


def is_left_alone(file: IssueFile) -> bool:
    """Say whether `file` was begun and is unfinished, and no run has been at it for long."""
    if file.state not in (FileState.WAITING, FileState.WORKING):
        return False
    return file.worked_at is not None and file.worked_at < _silent_before()


@contextmanager
def workbench(name: str) -> Iterator[Path]:
    """Lend an empty folder, which is gone afterwards."""
    folder = _bench() / f"{name}-{uuid4().hex}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _claim(file_id: int) -> IssueFile | None:
    """Take the version for this run. One UPDATE: of two runs exactly one gets it."""
    free = Q(worker="") | Q(worked_at=None) | Q(worked_at__lt=_silent_before())
    run_id = uuid4().hex
    mine = (
        IssueFile.objects.unfinished()
        .filter(free, pk=file_id)
        .update(
            state=FileState.WORKING,
            worker=run_id,
            worked_at=timezone.now(),
            attempts=F("attempts") + 1,
        )
    )
    if not mine:
        return None
    file = IssueFile.objects.select_related("issue").get(pk=file_id, worker=run_id)
    for leftover in _bench().glob(f"{file.pk}-*"):  # of a run that was killed
        shutil.rmtree(leftover, ignore_errors=True)
    if file.attempts > MOST_ATTEMPTS:
        _fail(file, _("Making the pages was broken off again and again. Upload the PDF again."))
        return None
    return file


def _make(file: IssueFile) -> bool:
    """Make missing pages for a while. Returns whether all are there."""
    there = set(file.pages.values_list("number", flat=True))
    missing = [number for number in range(1, file.page_count + 1) if number not in there]
    bounds = limits()
    with workbench(str(file.pk)) as folder:
        path = _local(file, folder)
        until = monotonic() + bounds.slice_seconds
        for drawn in run.draw(path, folder, missing, bounds, until=until):
            _keep(file, drawn)
            missing.remove(drawn.number)
            drawn.forget()
    return not missing


def _local(file: IssueFile, folder: Path) -> Path:
    """Return where the PDF lies on this machine, fetching it if it lies elsewhere."""
    try:
        path = Path(file.original.path)
    except NotImplementedError:
        path = folder / "issue.pdf"
        with file.original.open("rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def _keep(file: IssueFile, drawn: run.Drawn) -> None:
    """Store a page: first its pictures, then its row. Raises Lost."""
    for size in paths.PAGE_WIDTHS:
        for format in paths.FORMATS:
            name = paths.page_picture(file, drawn.number, size, format)
            write_whole(name, drawn.picture(size, format), storage=paths.pictures())
    if drawn.number == 1:
        for width in paths.COVER_WIDTHS:
            for format in paths.FORMATS:
                write_whole(paths.cover(file, width, format), drawn.cover(width, format))
    with transaction.atomic():
        # The row is touched first, so that who deletes the version waits, or is seen here.
        if not _mine(file).update(worked_at=timezone.now()):
            raise Lost(file.pk)
        words = [word for word, *_box in drawn.words]
        IssuePage.objects.update_or_create(
            file=file,
            number=drawn.number,
            defaults={
                "width": drawn.width,
                "height": drawn.height,
                "text": drawn.text,
                "words": drawn.words,
                "folded": fold(" ".join(filter(None, words))),
            },
        )
        _mine(file).update(pages_done=file.pages.count(), attempts=0)


def _release(file: IssueFile) -> None:
    _mine(file).update(worker="", worked_at=timezone.now())


@transaction.atomic
def _show(file: IssueFile) -> None:
    """Make a whole version the one that readers see, in place of an older one."""
    issue = Issue.objects.select_for_update().get(pk=file.issue_id)
    if not _mine(file).update(state=FileState.READY, worker="", error=""):
        return
    former = issue.current
    _write_contents(former, file)
    issue.current = file
    issue.save(update_fields=["current"])
    log(issue, verb="new version shown" if former else "pages ready", by=None, note=file.name)
    purge(f"issue/{issue.pk}", f"publication/{issue.publication_id}", "epaper")
    _retire_others(file)


def _retire_others(file: IssueFile) -> None:
    from editions import tasks

    for old in IssueFile.objects.retired().filter(issue=file.issue_id):
        wait = partial(tasks.later, tasks.retire, tasks.KEEP_OLD_VERSION, old.pk)
        transaction.on_commit(wait)


def _write_contents(former: IssueFile | None, file: IssueFile) -> None:
    """Give pages their lines in the list of contents: a new PDF keeps what was written by hand."""
    titles: dict[int, str] = {}
    if former is not None:
        titles |= dict(former.pages.exclude(title="").values_list("number", "title"))
    titles |= {int(number): title for number, title in file.titles.items()}
    pages = list(file.pages.filter(number__in=titles).for_lists())
    for page in pages:
        page.title = titles[page.number]
    IssuePage.objects.bulk_update(pages, ["title"])


@transaction.atomic
def _fail(file: IssueFile, sentence: str) -> None:
    """Write down why the version came to nothing, and let go of what was made of it."""
    if _mine(file).update(state=FileState.FAILED, worker="", error=sentence[:300], pages_done=0):
        file.pages.all().delete()
        log(file.issue, verb="pages failed", by=None, note=sentence)
        transaction.on_commit(lambda: _forget_pictures(file))


def _forget_pictures(file: IssueFile) -> None:
    """Remove pictures that were made of a version that is not to be, if it is not."""
    if IssueFile.objects.filter(pk=file.pk).exclude(state=FileState.FAILED).exists():
        return
    remove(names_in(paths.folder(file), storage=paths.pictures()), storage=paths.pictures())
    remove(names_in(paths.cover_folder(file)))


def _mine(file: IssueFile) -> IssueFileQuerySet:
    return IssueFile.objects.filter(pk=file.pk, worker=file.worker, state=FileState.WORKING)


def _silent_before() -> datetime:
    return timezone.now() - SILENCE


def _bench() -> Path:
    return Path(settings.VAR_DIR) / "press"
