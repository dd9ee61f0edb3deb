"""What is done to the video library: one function a verb. Each checks, writes and logs."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, TypedDict, Unpack, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from publishing.actions import claim_version, log
from publishing.errors import Refused
from videos import rules
from videos.containers import empty_notes, read_facts
from videos.facts import BadFilm, Facts
from videos.models import Film
from videos.signals import film_changed
from videos.uses import stories_using

if TYPE_CHECKING:
    from accounts.models import User

# Where a video stands beside the photos' sizes: /media/videos/….
FOLDER = "videos"
MEGABYTE = 1024 * 1024
LINES = {"title", "credit"}


class Words(TypedDict, total=False):
    """What people write about a video. What is left out stays as it is."""

    title: str
    credit: str
    captions: str
    language: str
    seconds: int


class Duplicate(Refused):
    """The library has this very file already: `film`."""

    def __init__(self, film: Film) -> None:
        super().__init__(
            _("The library has this very video already: “%(title)s”.") % {"title": film.title}
        )
        self.film = film


def add_film(file: File, *, by: User | None, **words: Unpack[Words]) -> Film:
    """Take `file` into the library and return its film. Only its content decides what it is.

    by: who uploads; None is the system (sample paper).
    words: the title comes from the file's name and the length from the file where none is given;
    captions as `videos.captions.cleaned` returns them.
    Raises BadFilm if it cannot be taken in, Duplicate if it is there already, Refused if `by`
    may not upload or a word is too long.
    """
    _refuse(rules.why_not(by, rules.UPLOAD))
    with _copy(file) as (copy, facts, checksum):
        film = Film(uploaded_by=by, container=facts.container, checksum=checksum)
        film.size = copy.seek(0, os.SEEK_END)
        film.width, film.height, film.seconds = facts.width, facts.height, facts.seconds
        _set(film, words)
        film.seconds = facts.seconds or film.seconds
        film.title = film.title or PurePath(file.name or "").stem[:150] or _("Video")
        with _kept(copy, film), transaction.atomic():
            _refuse_duplicate(checksum)
            film.save()
            log(film, verb="upload", by=by)
    return film


@transaction.atomic
def edit(
    film: Film, *, by: User | None, expected_version: int | None = None, **words: Unpack[Words]
) -> Film:
    """Change what is written about `film`, or its captions.

    Raises Refused if `by` may not, Conflict if somebody saved since `expected_version`.
    """
    _refuse(rules.why_not(by, rules.EDIT, film))
    if expected_version is None:
        expected_version = Film.objects.values_list("version", flat=True).get(pk=film.pk)
    claim_version(film, expected_version=expected_version)
    _set(film, words)
    film.save(update_fields=[*words, "version"])
    log(film, verb="edit", by=by, note=", ".join(sorted(words)))
    film_changed.send(Film, film=film)
    return film


@transaction.atomic
def delete(film: Film, *, by: User | None) -> None:
    """Remove `film` from the library, and its file after the commit.

    Raises Refused if `by` may not, or if stories show it: the sentence names them.
    """
    _refuse(rules.why_not(by, rules.DELETE, film))
    if stories := stories_using(film):
        named = ", ".join(f"“{story}”" for story in stories[:5])
        raise Refused(
            _("It is shown in %(stories)s. Take it out there first.") % {"stories": named}
        )
    log(film, verb="delete", by=by, note=film.title)
    name = film.file.name or ""
    film.delete()
    transaction.on_commit(partial(default_storage.delete, name))


def _refuse(why: str | None) -> None:
    if why:
        raise Refused(why)


def _refuse_duplicate(checksum: str) -> None:
    if film := Film.objects.filter(checksum=checksum).first():
        raise Duplicate(film)


def _set(film: Film, words: Words) -> None:
    for name, value in words.items():
        if isinstance(value, str) and name in LINES:
            value = value.replace("\0", "").strip()
        setattr(film, name, value)
    others = {field.name for field in film._meta.fields} - words.keys()
    try:
        film.clean_fields(exclude=others)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


@contextmanager
def _copy(file: File) -> Iterator[tuple[BinaryIO, Facts, str]]:
    """Judge `file` and yield a copy without notes of cameras, with its facts and checksum.

    The checksum is that of what was uploaded, so that the same upload is known again.
    """
    size = file.size or 0
    if not size:
        raise BadFilm(_("This file is empty."))
    if size > settings.VIDEO_MAX_MB * MEGABYTE:
        raise BadFilm(
            _("This video has %(size)s MB, and the paper takes %(most)s. Export it smaller.")
            % {"size": -(-size // MEGABYTE), "most": settings.VIDEO_MAX_MB}
        )
    source = cast("BinaryIO", file)
    facts = read_facts(source, size)
    source.seek(0)
    checksum = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
    _refuse_duplicate(checksum)
    with tempfile.TemporaryFile() as copy:
        source.seek(0)
        shutil.copyfileobj(source, copy, MEGABYTE)
        empty_notes(copy, facts)
        yield copy, facts, checksum


@contextmanager
def _kept(copy: BinaryIO, film: Film) -> Iterator[None]:
    """Keep the file while the block runs; if the block fails, it was never there."""
    copy.seek(0)
    wanted = f"{FOLDER}/{film.token}.{film.container}"
    film.file.name = default_storage.save(wanted, File(copy))
    try:
        yield
    except BaseException:
        default_storage.delete(film.file.name)
        raise
