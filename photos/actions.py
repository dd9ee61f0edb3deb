"""What is done to the library: one function a verb. Each checks, writes, logs and announces."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from photos import rules, tasks
from photos.crops import parse
from photos.display import credit_name
from photos.ingest import Inspected, inspect, safe_name, title_from
from photos.models import Photo, originals
from photos.renditions import draw_preview, keep_preview, missing
from photos.signals import photo_changed, photo_deleted
from photos.uses import NAMED, stories_using
from publishing.actions import claim_version, log
from publishing.errors import Refused
from publishing.text import fold

if TYPE_CHECKING:
    from datetime import date, datetime

    from accounts.models import User


class Words(TypedDict, total=False):
    """What people write about a photo. What is left out stays as it is."""

    title: str
    caption: str
    agency_caption: str
    credit: str
    source: str
    licence: str
    licence_ends: date | None
    alt: str
    place: str
    taken_at: datetime | None
    focus_x: int
    focus_y: int


class Duplicate(Refused):
    """The library has this very file already: `photo`."""

    def __init__(self, photo: Photo) -> None:
        super().__init__(
            _("The library has this very photo already: “%(title)s”.") % {"title": photo.title}
        )
        self.photo = photo


def add_photo(file: File, *, by: User | None, **words: Unpack[Words]) -> Photo:
    """Take `file` into the library and return its photo, which can be shown at once.

    by: who uploads; None is the system (sample paper, feeds).
    words: what is not given, or blank, is read from the file (caption, credit, source, place,
    time, title).
    All renditions but one are made by a job after the commit.
    Raises BadPhoto if it cannot be taken in, Duplicate if it is there already, Refused if `by`
    may not upload or a word is too long.
    """
    _refuse(rules.why_not(by, rules.UPLOAD))
    found = inspect(file)
    _refuse_duplicate(found)
    photo = Photo(uploaded_by=by, uploaded_at=timezone.now())
    _set(photo, words)
    _fill_from(photo, found, file.name or "")
    preview = draw_preview(found.pixels, found.width, found.height)
    with _kept(file, found) as name, transaction.atomic():
        _refuse_duplicate(found)
        _take(photo, found, name)
        photo.save()
        keep_preview(photo, preview)
        photo.save(update_fields=["renditions"])
        log(photo, verb="upload", by=by)
        _make_renditions_after_commit(photo)
    return photo


def replace_file(
    photo: Photo, file: File, *, by: User | None, expected_version: int | None = None
) -> Photo:
    """Put another file under `photo`; its words and its places in stories stay.

    The former original is removed after the commit, its renditions an hour later.
    Raises as `add_photo`, and Conflict if somebody saved since `expected_version`.
    """
    _refuse(rules.why_not(by, rules.EDIT, photo))
    found = inspect(file)
    _refuse_duplicate(found)
    former = photo.file.name
    preview = draw_preview(found.pixels, found.width, found.height)
    with _kept(file, found) as name, transaction.atomic():
        _claim(photo, expected_version)
        _refuse_duplicate(found)
        _take(photo, found, name)
        keep_preview(photo, preview)
        photo.save()
        log(photo, verb="replace file", by=by)
        photo_changed.send(Photo, photo=photo)
        _make_renditions_after_commit(photo)
        transaction.on_commit(partial(_forget_original, former or ""))
    return photo


@transaction.atomic
def edit(
    photo: Photo, *, by: User | None, expected_version: int | None = None, **words: Unpack[Words]
) -> Photo:
    """Change what is written about `photo`, or its focal point, which makes new renditions.

    Raises Refused if `by` may not, Conflict if somebody saved since `expected_version`.
    """
    _refuse(rules.why_not(by, rules.EDIT, photo))
    _claim(photo, expected_version)
    focus = Photo.objects.values_list("focus_x", "focus_y").get(pk=photo.pk)
    _set(photo, words)
    photo.save(update_fields=[*words, "folded", "version"])
    log(photo, verb="edit", by=by, note=", ".join(sorted(words)))
    photo_changed.send(Photo, photo=photo)
    if photo.focus != focus:
        _make_renditions_after_commit(photo)
    return photo


@transaction.atomic
def delete(photo: Photo, *, by: User | None) -> None:
    """Remove `photo` from the library, and its files after the commit.

    Raises Refused if `by` may not, or if stories use it: the sentence names them.
    """
    _refuse(rules.why_not(by, rules.DELETE, photo))
    if stories := stories_using(photo):
        _refuse(_still_used([str(story) for story in stories]))
    photo_id, original = photo.pk, photo.file.name or ""
    log(photo, verb="delete", by=by, note=photo.title)
    photo.delete()
    photo_deleted.send(Photo, photo_id=photo_id)
    transaction.on_commit(partial(tasks.remove_files.enqueue, photo_id, original))


@transaction.atomic
def ensure_crop(photo: Photo, crop: str) -> None:
    """Have the crop of one use, `[ratio][@x,y]`, made if it is not there yet.

    Called by whoever stores that use. Raises BadCrop if `crop` cannot be read.
    """
    wish = str(parse(crop))
    if not wish or (wish in photo.crops and not missing(photo)):
        return
    stored = Photo.objects.select_for_update().get(pk=photo.pk)
    if wish not in stored.crops:
        stored.crops = [*stored.crops, wish]
        stored.save(update_fields=["crops"])
    photo.crops = stored.crops
    if missing(stored):
        _make_renditions_after_commit(stored)


def _refuse(why: str | None) -> None:
    if why:
        raise Refused(why)


def _refuse_duplicate(found: Inspected) -> None:
    if photo := Photo.objects.filter(checksum=found.checksum).first():
        raise Duplicate(photo)


def _claim(photo: Photo, expected_version: int | None) -> None:
    if expected_version is None:
        expected_version = Photo.objects.values_list("version", flat=True).get(pk=photo.pk)
    claim_version(photo, expected_version=expected_version)  # type: ignore[arg-type]


def _set(photo: Photo, words: Words) -> None:
    for name, value in words.items():
        setattr(photo, name, value.replace("\0", "") if isinstance(value, str) else value)
    photo.credit = credit_name(photo.credit)
    others = {field.name for field in photo._meta.fields} - words.keys()
    try:
        photo.clean_fields(exclude=others)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    _fold(photo)


def _fold(photo: Photo) -> None:
    photo.folded = fold(
        " ".join(
            (photo.title, photo.caption, photo.agency_caption, photo.credit, photo.source,
             photo.place, photo.alt)
        )
    )  # fmt: skip


def _fill_from(photo: Photo, found: Inspected, name: str) -> None:
    """Write what nobody typed from what the file says of itself."""
    facts = found.facts
    photo.title = photo.title or facts.title or title_from(name) or _("Photo")
    photo.agency_caption = photo.agency_caption or facts.caption
    photo.caption = photo.caption or facts.caption[:2000]
    photo.credit = photo.credit or credit_name(facts.credit)
    photo.source = photo.source or facts.source
    photo.place = photo.place or facts.place
    photo.taken_at = photo.taken_at or facts.taken_at
    _fold(photo)


def _take(photo: Photo, found: Inspected, name: str) -> None:
    photo.file.name = name
    photo.width, photo.height, photo.checksum = found.width, found.height, found.checksum


@contextmanager
def _kept(file: File, found: Inspected) -> Iterator[str]:
    """Keep the original while the block runs; if the block fails, it was never there."""
    file.seek(0)
    name = originals().save(
        timezone.now().strftime("%Y/%m/") + safe_name(file.name or "", found.ending), file
    )
    try:
        yield name
    except BaseException:
        _forget_original(name)
        raise


def _forget_original(name: str) -> None:
    if name:
        originals().delete(name)


def _make_renditions_after_commit(photo: Photo) -> None:
    transaction.on_commit(partial(tasks.make_renditions.enqueue, photo.pk))


def _still_used(titles: list[str]) -> str:
    named = ", ".join(f"“{title}”" for title in titles[:5])
    more = len(titles) - 5
    if len(titles) > NAMED:
        named += " " + _("and many more")
    elif more > 0:
        named += " " + ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
    return _("It is used in %(stories)s. Take it out there first.") % {"stories": named}
