"""Composing a front: an editor's slots first, a rule for the rest. Pure: it asks nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from articles.models import Kind
from fronts.layouts import Place, Wants

if TYPE_CHECKING:
    from articles.models import Article
    from fronts.models import Slot

# Press releases, partner content and picture pages stand further down, marked as what they are.
NOT_OUR_OWN = (Kind.RELEASE, Kind.PARTNER)
NOT_IN_FRONT = (*NOT_OUR_OWN, Kind.PHOTOS, Kind.INFOGRAPHIC, Kind.VIDEO)


class Standing(Enum):
    """How it stands with a slot at one moment."""

    SHOWN = "shown"
    NOT_LIVE_YET = "not live yet"  # the story is scheduled
    NOT_BEGUN = "not begun"
    ENDED = "ended"
    TOO_OLD = "too old"
    GONE = "gone"  # the story was withdrawn

    @property
    def to_come(self) -> bool:
        """Whether it waits for its time."""
        return self in (Standing.NOT_LIVE_YET, Standing.NOT_BEGUN)


def standing_of(slot: Slot, at: datetime) -> Standing:
    """Return how `slot` stands at the moment `at`; only a SHOWN one is on the page."""
    story = slot.article
    if not story.is_live(at):
        return Standing.NOT_LIVE_YET if story.is_scheduled(at) else Standing.GONE
    if slot.starts_at and slot.starts_at > at:
        return Standing.NOT_BEGUN
    if slot.ends_at and slot.ends_at <= at:
        return Standing.ENDED
    oldest = at - timedelta(hours=slot.greatest_age) if slot.greatest_age else None
    if oldest and story.live_from and story.live_from <= oldest:
        return Standing.TOO_OLD
    return Standing.SHOWN


@dataclass(frozen=True)
class Spot:
    """One position of a place with what stands there. `slot` None: by rule."""

    place: Place
    position: int
    article: Article | None
    slot: Slot | None = None


def compose(
    layout: Sequence[Place],
    slots: Iterable[Slot],
    sources: Mapping[str, Sequence[Article]],
    *,
    at: datetime,
) -> dict[str, list[Spot]]:
    """Return for each place of `layout`, by its key, what stands at its positions at `at`.

    First every slot that is shown at that moment; of several at one position, the one whose time
    began last. Then, place by place, the rule fills what is left from `sources`, passing over
    every story that stands somewhere already. No story stands twice; a position stays empty only
    when its source has nothing left.
    """
    by_hand = _standing_slots(layout, slots, at)
    used = {slot.article_id for slot in by_hand.values()}
    page: dict[str, list[Spot]] = {}
    for place in layout:
        free = [n for n in range(place.size) if (place.key, n) not in by_hand]
        filling = _fill(place, len(free), sources.get(place.source, ()), used)
        spots = []
        for n in range(place.size):
            slot = by_hand.get((place.key, n))
            story = dressed(slot) if slot else next(filling, None)
            spots.append(Spot(place, n, story, slot))
        page[place.key] = spots
    return page


def stories(spots: Iterable[Spot]) -> list[Article]:
    """Return the stories of `spots`, without the positions that are empty."""
    return [spot.article for spot in spots if spot.article is not None]


def dressed(slot: Slot) -> Article:
    """Return a copy of the slot's story in the words it has on this front. Never to be saved."""
    face = copy(slot.article)
    face._state = copy(face._state)
    face._state.fields_cache = dict(face._state.fields_cache)
    # What was drawn of it says other words.
    face.__dict__.pop("drawn", None)
    if slot.headline:
        face.short_headline = slot.headline
    if slot.kicker:
        face.kicker = slot.kicker
    if slot.standfirst:
        face.standfirst = slot.standfirst
    if slot.photo:
        face.lead_photo = slot.photo
        face.lead_alt = face.lead_crop = ""
    return face


def is_our_own(story: Article) -> bool:
    """Say whether the newsroom wrote `story` itself, as a story to be read."""
    return story.kind not in NOT_IN_FRONT and not story.is_partner_content and not story.is_release


def _standing_slots(
    layout: Sequence[Place], slots: Iterable[Slot], at: datetime
) -> dict[tuple[str, int], Slot]:
    there = {place.key: place.size for place in layout if place.by_hand}
    winning: dict[tuple[str, int], Slot] = {}
    # Placed, begun, live: a slot stands there since the last of the three.
    for slot in sorted(slots, key=_since):
        if slot.position < there.get(slot.place, 0) and standing_of(slot, at) == Standing.SHOWN:
            winning[slot.place, slot.position] = slot
    return winning


def _since(slot: Slot) -> tuple[datetime, int]:
    moments = (slot.placed_at, slot.starts_at, slot.article.live_from)
    return max(moment for moment in moments if moment is not None), slot.pk or 0


def _with_picture(story: Article) -> bool:
    return is_our_own(story) and story.lead_photo is not None


_PREFERENCES: dict[Wants, tuple[Callable[[Article], bool], ...]] = {
    Wants.LEAD: (_with_picture, is_our_own, lambda story: True),
    Wants.PICTURE: (_with_picture,),
    Wants.OWN: (is_our_own,),
    Wants.OWN_FIRST: (is_our_own, lambda story: True),
    Wants.ANYTHING: (lambda story: True,),
    Wants.NOTHING: (),
}


def _fill(
    place: Place, count: int, source: Sequence[Article], used: set[int]
) -> Iterator[Article]:
    """Take up to `count` stories not yet used, the most wanted first, and note that they are."""
    taken: list[Article] = []
    for wanted in _PREFERENCES[place.wants]:
        for story in source:
            if len(taken) < count and story.pk not in used and wanted(story):
                used.add(story.pk)
                taken.append(story)
    return iter(taken)
