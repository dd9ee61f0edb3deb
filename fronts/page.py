"""Everything a front shows, gathered in a fixed number of queries, however many slots it has.

`shown=False` gathers the arrangement that is being made instead of what readers see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles import story_lists
from articles.cards import live_cards
from articles.models import Article
from fronts import composing
from fronts.composing import Spot
from fronts.layouts import (
    ENOUGH_FOR_BESIDE,
    Place,
    home_layout,
    list_layout,
    section_layout,
)
from fronts.models import FrontKind, Slot
from fronts.querysets import heavy
from fronts.slots import slots_of_home
from fronts.sources import essays, in_coverage, note_age
from pagecache.making import uses

if TYPE_CHECKING:
    from fronts.models import Coverage, Front
    from sections.models import Section

# Deep enough that a place is filled although the newest stand elsewhere on the page already.
NEWEST = 60
IN_SECTION = 16
HIGHLIGHTS = 16
TIMELINE = 200
NEWEST_OF_EVENT = 3


@dataclass(frozen=True)
class Composed:
    """A front with what stands at each of its positions, and the slots it was made of."""

    layout: Sequence[Place]
    places: Mapping[str, list[Spot]]
    slots: Sequence[Slot]

    def stories(self, key: str) -> list[Article]:
        """Return the stories at the place `key`; none if this page has no such place."""
        return composing.stories(self.places.get(key, ()))


NOTHING = Composed((), {}, ())


def home(tops: Sequence[Section], *, shown: bool = True, at: datetime | None = None) -> Composed:
    """Compose the home page, of now if `at` is not given. `tops` is the section tree.

    Three queries.
    """
    asked, at = at, at or timezone.now()
    layout = home_layout(tops)
    slots: Iterable[Slot]
    if shown and asked is None:
        slots = slots_of_home()
    else:
        slots = (
            Slot.objects.with_stories()
            .select_related("front")
            .filter(front__kind__in=(FrontKind.HOME, FrontKind.HIGHLIGHT), shown=shown)
        )
    own = [slot for slot in slots if slot.front.kind == FrontKind.HOME]
    # The strip follows the list Highlight as readers see it.
    strip = [slot for slot in slots if slot.front.kind == FrontKind.HIGHLIGHT]
    sources = _sources(layout, at, asked)
    sources["highlight"] = [*_in_order(strip, at), *sources["highlight"], *sources["newest"]]
    return Composed(layout, composing.compose(layout, own, sources, at=at), own)


def section_top(
    front_slots: Iterable[Slot], listed: Sequence[Article], *, at: datetime | None = None
) -> Composed:
    """Compose what stands above a section's list from its slots and the list's own stories."""
    slots = list(front_slots)
    layout = section_layout(thin=len(listed) < ENOUGH_FOR_BESIDE)
    places = composing.compose(layout, slots, {"section": listed}, at=at or timezone.now())
    return Composed(layout, places, slots)


def ordered_list(
    front_slots: Iterable[Slot], by_rule: Sequence[Article], *, at: datetime | None = None
) -> Composed:
    """Compose the first page of Top News or Highlight from its slots and what its rule gives."""
    slots = list(front_slots)
    layout = list_layout()
    places = composing.compose(layout, slots, {"rule": by_rule}, at=at or timezone.now())
    return Composed(layout, places, slots)


def event(coverage: Coverage, listed: Sequence[Article]) -> dict[str, Any]:
    """Return what the first page of a coverage shows beside its list: key stories and timeline.

    Three queries. `stories` is the list without the key stories.
    """
    rows = coverage.coverage_stories.filter(key_rank__isnull=False).order_by("key_rank")
    key_ids = list(rows.values_list("article_id", flat=True))
    key_stories = live_cards(key_ids)
    entries = list(coverage.entries.select_related("article").defer(*heavy("article"))[:TIMELINE])
    uses(*(f"article/{entry.article_id}" for entry in entries if entry.article_id))
    pinned = {story.pk for story in key_stories}
    return {
        "key_stories": key_stories,
        "entries": entries,
        "stories": [story for story in listed if story.pk not in pinned],
    }


def newest_of(coverages: Sequence[Coverage]) -> dict[int, list[Article]]:
    """Return the newest stories of each event, by its number. Two queries for all of them."""
    at = timezone.now()
    wanted = [(str(event.pk), in_coverage(event.pk), NEWEST_OF_EVENT) for event in coverages]
    found = story_lists.newest_ids(wanted, at=at)
    ids = dict.fromkeys(pk for listed in found.values() for pk in listed)
    cards = {card.pk: card for card in live_cards(list(ids))}
    return {
        int(event): [cards[pk] for pk in listed if pk in cards] for event, listed in found.items()
    }


def slots_of(front: Front, *, shown: bool) -> list[Slot]:
    """Return the slots of one front with their stories. One query."""
    return list(Slot.objects.with_stories().filter(front=front, shown=shown))


def _sources(
    layout: Sequence[Place], at: datetime, asked: datetime | None
) -> dict[str, list[Article]]:
    """Return what rules may fill the layout with: two queries, whatever the size of the paper.

    asked: the moment of a preview; None for readers, who share what was read already.
    """
    wanted: list[tuple[str, Any, int]] = [
        ("newest", story_lists.latest(), NEWEST),
        ("highlight", essays(at), HIGHLIGHTS),
    ]
    wanted += [
        (place.source, story_lists.in_section(place.section), IN_SECTION)
        for place in layout
        if place.section is not None
    ]
    found = story_lists.newest_ids(wanted, at=at)
    ids = list(dict.fromkeys(pk for listed in found.values() for pk in listed))
    cards = {card.pk: card for card in live_cards(ids, at=asked)}
    note_age(cards[pk] for pk in found["highlight"] if pk in cards)
    return {name: [cards[pk] for pk in listed if pk in cards] for name, listed in found.items()}


def _in_order(slots: Iterable[Slot], at: datetime) -> list[Article]:
    spots = composing.compose(list_layout(), slots, {}, at=at)["list"]
    return composing.stories(spots)
