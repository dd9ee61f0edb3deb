"""What the placing screen shows: the layout in miniature, what waits, the search, the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.listings import list_page
from articles.models import Article
from articles.story_lists import in_section
from fronts import page, ranking
from fronts.composing import Spot, Standing, standing_of
from fronts.layouts import Place, layout_of
from fronts.models import Front, FrontKind, Slot
from photos.shown import thumb_url
from publishing.actions import history_of
from sections.models import Section

if TYPE_CHECKING:
    from fronts.page import Composed

FOUND = 20
LOGGED = 8


@dataclass(frozen=True)
class Waiting:
    """A slot that is not on the page now, and why, in words."""

    slot: Slot
    words: str


@dataclass(frozen=True)
class Box:
    """One position in the miniature."""

    spot: Spot
    key: str
    note: str
    thumb: str
    waiting: list[Waiting]


@dataclass(frozen=True)
class Room:
    """One place in the miniature with its positions."""

    place: Place
    boxes: list[Box]


def composed(front: Front, at: datetime) -> Composed:
    """Return the arrangement of `front` as it would be on the page at `at`."""
    if front.kind == FrontKind.HOME:
        return page.home(Section.objects.tree(), shown=False, at=at)
    if front.section is not None:
        section = front.section
        listing = list_page(in_section(section), url=section.get_absolute_url())
        return page.section_top(page.slots_of(front, shown=False), listing.items, at=at)
    return ranking.arranged(front.kind, shown=False, at=at)


def rooms(front: Front, arranged: Composed, at: datetime) -> list[Room]:
    """Return the miniature of a front."""
    titles = {place.key: place for place in layout_of(front, Section.objects.tree())}
    return [
        Room(titles[place.key], list(_boxes(place, arranged, at)))
        for place in arranged.layout
        if place.key in titles
    ]


def without_place(arranged: Composed) -> list[Slot]:
    """Return the slots whose place or position the layout no longer has."""
    sizes = {place.key: place.size for place in arranged.layout}
    return [slot for slot in arranged.slots if slot.position >= sizes.get(slot.place, 0)]


def found(words: str) -> list[dict[str, Any]]:
    """Return the newest stories that can be placed and match `words`."""
    stories = Article.objects.published().matching(words).newest_first()
    return [as_found(story) for story in stories.for_cards()[:FOUND]]


def as_found(story: Article) -> dict[str, Any]:
    """Return what the screen says of a story in a list or in an editor's hand."""
    return {
        "story": story,
        "thumb": thumb_url(story.lead_photo) if story.lead_photo else "",
        "when": _time(story.live_from) if story.live_from else "",
        "scheduled": story.is_scheduled(),
    }


def log_of(front: Front) -> list[Any]:
    """Return the newest steps, with the people who took them."""
    return list(history_of(front)[:LOGGED])


def _boxes(place: Place, arranged: Composed, at: datetime) -> Iterator[Box]:
    for spot in arranged.places[place.key]:
        here = (place.key, spot.position)
        others = [
            Waiting(slot, waiting_in_words(slot, at))
            for slot in arranged.slots
            if (slot.place, slot.position) == here
            and (spot.slot is None or slot.pk != spot.slot.pk)
            and place.by_hand
        ]
        photo = spot.article.lead_photo if spot.article else None
        yield Box(
            spot=spot,
            key=f"{place.key}/{spot.position}",
            note=_note(spot.slot) if spot.slot else "",
            thumb=thumb_url(photo) if photo else "",
            waiting=others,
        )


def waiting_in_words(slot: Slot, at: datetime | None = None) -> str:
    """Return why a slot is not on the page, for the editor who looks at it."""
    standing = standing_of(slot, at or timezone.now())
    if standing == Standing.NOT_LIVE_YET:
        return _("comes out on %(time)s and stands here from then") % {
            "time": _time(slot.article.live_from)
        }
    if standing == Standing.NOT_BEGUN:
        return _("stands here from %(time)s") % {"time": _time(slot.starts_at)}
    if standing == Standing.ENDED:
        return _("ended on %(time)s; a rule fills its place") % {"time": _time(slot.ends_at)}
    if standing == Standing.TOO_OLD:
        return _("older than %(hours)d hours; a rule fills its place") % {
            "hours": slot.greatest_age
        }
    if standing == Standing.GONE:
        return _("is not in the paper any more; a rule fills its place")
    return _("was followed by the story above")


def _note(slot: Slot) -> str:
    notes = []
    if slot.ends_at:
        notes.append(_("until %(time)s") % {"time": _time(slot.ends_at)})
    if slot.greatest_age:
        notes.append(_("%(hours)d hours old at most") % {"hours": slot.greatest_age})
    if slot.headline or slot.kicker or slot.standfirst or slot.photo_id:
        notes.append(_("in its own words here"))
    return " · ".join(notes)


def _time(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "M j, H:i") if moment else ""
