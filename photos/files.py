"""Writing and removing files, so that a reader never meets half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage


def write_whole(name: str, data: bytes, *, storage: Storage = default_storage) -> None:
    """Write a rendition under exactly `name`: all of it or nothing, replacing what was there.

    On a disk by a temporary file and a rename; a bucket's upload is whole by itself, and there a
    file of that name holds the same picture already, since names follow from the contents.
    """
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        if not storage.exists(name):
            storage.save(name, ContentFile(data))
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def names_in(folder: str, *, storage: Storage = default_storage) -> list[str]:
    """Return the names of the renditions in `folder`, leftovers of killed writes included."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return [folder + name for name in storage.listdir(folder.rstrip("/"))[1]]
    return []


def remove(names: Iterable[str], *, storage: Storage = default_storage) -> None:
    """Remove files; those that are gone already count as removed."""
    for name in filter(None, names):
        storage.delete(name)
