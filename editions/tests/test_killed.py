"""The job is killed at any moment, again and again: nothing half made is seen, the end is whole.

Real processes, killed with SIGKILL at moments that a seed chooses. The last test breaks the order
of writing by hand and sees that the check of wholeness here would find it.
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connections

from editions import actions, making, paths, tasks
from editions.models import FileState, Issue, IssueFile, IssuePage
from editions.press import run
from editions.tests import pdfs
from editions.tests.test_making_pages import a_draft

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_job_of_its_own(monkeypatch):
    """The tests run the job themselves, where it can be killed."""
    monkeypatch.setattr(tasks, "start", lambda file_id: None)


PAGES = 6
SEED = 1824


def in_a_process(work) -> int:
    """Start `work` in a process of its own that can be killed. Returns its id."""
    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    with suppress(BaseException):
        work()
    os._exit(0)


def kill_after(pid: int, seconds: float, *, once: Callable[[], bool] = lambda: True) -> None:
    """Kill the process `seconds` after `once` is true, if it has not ended by itself."""
    until = None
    while until is None or time.monotonic() < until:
        if os.waitpid(pid, os.WNOHANG)[0]:
            return
        if until is None and once():
            until = time.monotonic() + seconds
        time.sleep(0.005)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def what_is_wrong(file: IssueFile) -> list[str]:
    """Return what readers could meet that is not whole."""
    wrong = []
    issue = Issue.objects.get(pk=file.issue_id)
    if issue.current_id == file.pk and file.pages.count() != file.page_count:
        wrong.append("the issue shows a version that lacks pages")
    for page in file.pages.all():
        for size in paths.PAGE_WIDTHS:
            for format in paths.FORMATS:
                if not paths.pictures().exists(page.picture_path(size, format)):
                    wrong.append(f"page {page.number} lacks {size} {format}")
                elif not paths.pictures().size(page.picture_path(size, format)):
                    wrong.append(f"page {page.number} has an empty {size} {format}")
    return wrong


def processes_of(file: IssueFile) -> list[bytes]:
    commands = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            commands.append(path.read_bytes())
    name = file.original.path.encode()
    return [line for line in commands if b"press/child.py" in line and name in line]


def moved(file: IssueFile) -> bool:
    """Say whether more pages are kept than `file` knew of."""
    return IssueFile.objects.get(pk=file.pk).pages_done > file.pages_done


def test_killed_at_any_moment_it_ends_whole(monkeypatch):
    monkeypatch.setattr(making, "SILENCE", timedelta(0))
    monkeypatch.setattr(making, "MOST_ATTEMPTS", 1000)
    issue = a_draft()
    texts = [f"Ports and rates {n}" for n in range(PAGES)]
    file = actions.upload(
        issue, ContentFile(pdfs.a_pdf(texts, size=pdfs.A4), name="a.pdf"), by=None
    )
    chance, kills, stood = random.Random(SEED), 0, set()
    while True:
        file.refresh_from_db()
        stood.add(file.pages_done)
        assert what_is_wrong(file) == []
        if file.state == FileState.READY:
            break
        assert Issue.objects.get().current is None
        pid = in_a_process(lambda: making.go_on(file.pk))
        if kills % 2:
            # However slow the machine: in the middle of the work, a moment after a page was kept.
            kill_after(pid, chance.uniform(0, 0.1), once=lambda: moved(file))
        else:
            kill_after(pid, chance.uniform(0.2, 2.5) + 0.1 * kills)
        kills += 1
        assert kills < 60
    assert kills > 2, "it was never killed; the test says nothing"
    assert len(stood) > 2, "it never went on from where it stood"
    assert list(file.pages.values_list("text", flat=True)) == texts
    assert Issue.objects.get().current == file
    assert [bench.name for bench in making._bench().glob("*")] == []
    wait_until(lambda: processes_of(file) == [])


def test_the_presses_processes_die_with_their_job():
    issue = a_draft()
    content = pdfs.BOMBS["a form that draws itself tenfold"]
    file = actions.upload(issue, ContentFile(content, name="a.pdf"), by=None, pages=1)
    pid = in_a_process(lambda: making.go_on(file.pk))
    wait_until(lambda: processes_of(file))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    wait_until(lambda: processes_of(file) == [])


def test_a_row_before_its_pictures_would_be_seen(monkeypatch):
    """The counter-proof: written in the wrong order, a kill leaves a page without pictures."""
    issue = a_draft()
    file = actions.upload(issue, ContentFile(pdfs.a_pdf(2, size=pdfs.A4), name="a.pdf"), by=None)

    def row_first(file: IssueFile, drawn: run.Drawn) -> None:
        IssuePage.objects.create(file=file, number=1, width=1, height=1)
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(making, "_keep", row_first)
    pid = in_a_process(lambda: making.go_on(file.pk))
    kill_after(pid, 30)
    file.refresh_from_db()
    assert "page 1 lacks large webp" in what_is_wrong(file)


def wait_until(true, seconds: float = 10) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.02)
