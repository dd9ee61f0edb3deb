"""Arranging a front: place, take out, dress, publish, undo. All of it or nothing, and logged.

Every step changes the arrangement alone; readers see it after `publish`. Each claims the front's
next version, so of two editors who look at the same arrangement only one goes on from there.
`by=None` is the paper's own machinery. Refused and Conflict carry a sentence for the editor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fronts import rules
from fronts.composing import standing_of
from fronts.layouts import Place, layout_of
from fronts.models import Front, Slot
from fronts.signals import shown_changed
from pagecache.actions import purge
from photos.models import Photo
from publishing.actions import claim_version, log
from publishing.errors import Conflict, Refused
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article


@dataclass(frozen=True)
class Dress:
    """What a story has of its own on a front: words, picture, times. Empty: the story's own."""

    headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    photo: Photo | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    greatest_age: int | None = None


@transaction.atomic
def place(
    front: Front,
    *,
    article: Article,
    place: str,
    position: int,
    expected_version: int,
    by: User | None,
) -> Slot:
    """Put `article` at a position; what stood there moves on to the next free one.

    What falls off the end of the place is taken out. A story that already stands on this front
    moves, with its words and times. One that is still to come waits at its position and pushes
    nobody: what stands there stays until its second.
    Raises Refused (no right, no such place, not live nor scheduled) and Conflict.
    """
    _begin(front, expected_version, by)
    _refuse(rules.why_not_place(article))
    there = _place_of(front, place, position)
    now = timezone.now()
    slots = list(Slot.objects.filter(front=front, shown=False).select_related("article"))
    slot = next((one for one in slots if one.article_id == article.pk), None)
    slot = slot or Slot(front=front, article=article, placed_at=now)
    standing = [
        one
        for one in slots
        if one.place == place and one is not slot and not standing_of(one, now).to_come
    ]
    if not standing_of(slot, now).to_come:
        came_from = slot.position if slot.pk and slot.place == place else None
        _make_room(standing, position, came_from, there.size)
    slot.place, slot.position = place, position
    slot.save()
    _changed(front, "place", f"“{article.list_headline}” → {there.title} {position + 1}", by)
    return slot


@transaction.atomic
def take_out(front: Front, *, slot: Slot, expected_version: int, by: User | None) -> None:
    """Take a story out of the arrangement; a rule fills its position. Raises Refused, Conflict."""
    _begin(front, expected_version, by)
    _own(front, slot)
    headline = slot.article.list_headline
    slot.delete()
    _changed(front, "take out", f"“{headline}”", by)


@transaction.atomic
def dress(
    front: Front, *, slot: Slot, dress: Dress, expected_version: int, by: User | None
) -> None:
    """Give a story words, picture and times of its own on this front. Raises Refused, Conflict."""
    _begin(front, expected_version, by)
    _own(front, slot)
    if dress.starts_at and dress.ends_at and dress.ends_at <= dress.starts_at:
        raise Refused(_("It ends before it begins."))
    for name, value in vars(dress).items():
        setattr(slot, name, value)
    slot.save()
    _changed(front, "words and times", f"“{slot.article.list_headline}”", by)


@transaction.atomic
def publish(front: Front, *, expected_version: int, by: User | None) -> None:
    """Show readers the arrangement as it is now. Raises Refused, Conflict."""
    _begin(front, expected_version, by)
    _copy(front, shown=True)
    front.published_at = timezone.now()
    front.has_changes = False
    front.save(update_fields=["published_at", "has_changes"])
    purge(front.key, "fronts")
    log(front, verb="publish", by=by, note=str(front))
    shown_changed.send(Front, changed=front, by=by)


@transaction.atomic
def undo(front: Front, *, expected_version: int, by: User | None) -> None:
    """Go back to the arrangement that readers see. Raises Refused, Conflict."""
    _begin(front, expected_version, by)
    _copy(front, shown=False)
    front.has_changes = False
    front.save(update_fields=["has_changes"])
    log(front, verb="undo changes", by=by, note=str(front))


def _begin(front: Front, expected_version: int, by: User | None) -> None:
    _refuse(rules.why_not_arrange(by, front))
    try:
        claim_version(front, expected_version=expected_version)
    except Conflict as conflict:
        words = _(
            "Somebody else changed this page while you had it open. "
            "You see it now as it is; your last step was not done."
        )
        raise Conflict(words, expected=conflict.expected, current=conflict.current) from conflict


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _place_of(front: Front, key: str, position: int) -> Place:
    layout = layout_of(front, Section.objects.tree())
    found = next((one for one in layout if one.key == key and one.by_hand), None)
    if found is None or not 0 <= position < found.size:
        raise Refused(_("There is no such place on this page."))
    return found


def _own(front: Front, slot: Slot) -> None:
    if slot.front_id != front.pk or slot.shown:
        raise Refused(_("This story does not stand on this page any more."))


def _make_room(standing: Sequence[Slot], position: int, came_from: int | None, size: int) -> None:
    """Move the slots of one place so that `position` is free.

    A story that comes from above closes its gap: what lay between moves up. Otherwise what is in
    the way moves down, as far as the first gap; what falls off the end is taken out.
    """
    if came_from is not None and came_from < position:
        moved = [slot for slot in standing if came_from < slot.position <= position]
        step = -1
    else:
        taken = {slot.position for slot in standing if slot.position < size}
        gap = next(n for n in range(position, size + 1) if n not in taken)
        moved = [slot for slot in standing if position <= slot.position < gap]
        step = 1
    for slot in moved:
        slot.position += step
        if slot.position < size:
            slot.save(update_fields=["position"])
        else:
            slot.delete()


def _changed(front: Front, verb: str, note: str, by: User | None) -> None:
    front.has_changes = True
    front.save(update_fields=["has_changes"])
    log(front, verb=verb, by=by, note=note)


def _copy(front: Front, *, shown: bool) -> None:
    """Make the slots that are `shown` (or the arrangement) equal to the others."""
    Slot.objects.filter(front=front, shown=shown).delete()
    rows = list(Slot.objects.filter(front=front, shown=not shown))
    for row in rows:
        row.pk, row.shown = None, shown
        row._state.adding = True
    Slot.objects.bulk_create(rows)
