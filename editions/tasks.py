"""Work off the request. Each job may be killed and run again, and may run twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from editions import making, paths
from editions.models import IssueFile
from photos import files

# Pages read a moment ago, and caches, still name the pictures of the version before.
KEEP_OLD_VERSION = timedelta(hours=1)
LOOK_AGAIN = timedelta(minutes=3)
SOON = 50


@task()
def make_pages(file_id: int) -> None:
    """Make pages of a version for a while, then queue up again behind what else is to be done."""
    if making.go_on(file_id):
        make_pages.enqueue(file_id)


@task()
def watch(file_id: int) -> None:
    """See to it that a version is finished, whatever became of the worker that was at it."""
    file = IssueFile.objects.unfinished().filter(pk=file_id).first()
    if file is None:
        return
    if making.is_left_alone(file):
        make_pages.enqueue(file_id)
    later(watch, LOOK_AGAIN, file_id)


@task()
def retire(file_id: int) -> None:
    """Remove a version that readers no longer see, with its files."""
    file = IssueFile.objects.retired().filter(pk=file_id).first()
    if file is not None:
        _remove(file.original.name or "", paths.folder(file), paths.cover_folder(file))
        file.delete()


@task()
def remove_files(original: str, folder: str, cover_folder: str) -> None:
    """Remove the files of a version whose row is gone already."""
    _remove(original, folder, cover_folder)


def start(file_id: int) -> None:
    """Have the pages of a version made, and see to it."""
    first = make_pages
    if first.get_backend().supports_priority:  # an editor looks on; later slices queue up
        first = first.using(priority=SOON)
    first.enqueue(file_id)
    later(watch, LOOK_AGAIN, file_id)


def later(job: Task[..., None], wait: timedelta, *values: Any) -> None:
    """Have `job` done in a while; at once where jobs cannot wait, but `watch` then not at all."""
    if job.get_backend().supports_defer:
        job.using(run_after=timezone.now() + wait).enqueue(*values)
    elif job is not watch:
        job.enqueue(*values)


def _remove(original: str, folder: str, cover_folder: str) -> None:
    files.remove(files.names_in(cover_folder), storage=default_storage)
    files.remove(files.names_in(folder, storage=paths.pictures()), storage=paths.pictures())
    files.remove([original], storage=paths.originals())
