"""Work off the request. Each job may be killed and run again, and may run twice."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.core.files.storage import storages
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

from photos import files, paths, renditions
from photos.models import Photo

logger = logging.getLogger("photos")

# Pages read a moment ago, and caches, still name the files of before.
KEEP_OLD_FILES = timedelta(hours=1)


@task()
def make_renditions(photo_id: int) -> None:
    """Make what the photo lacks, then see to it that files no longer wanted go away."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:
        return
    try:
        renditions.make_missing(photo)
    except (OSError, SyntaxError, ValueError) as error:
        logger.error("photo %s “%s” cannot be drawn: %s", photo.pk, photo.title, error)
        return
    if renditions.old_files(photo):
        _later(tidy_renditions, photo_id)


@task()
def tidy_renditions(photo_id: int) -> None:
    """Remove files of an earlier focal point, crop or file."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is not None:
        files.remove(renditions.old_files(photo))


@task()
def remove_files(photo_id: int, original: str) -> None:
    """Remove everything of a photo that was deleted."""
    files.remove(files.names_in(paths.folder(photo_id)))
    files.remove([original], storage=storages["originals"])


def _later(job: Task[[int], None], photo_id: int) -> None:
    if job.get_backend().supports_defer:
        job = job.using(run_after=timezone.now() + KEEP_OLD_FILES)
    job.enqueue(photo_id)
