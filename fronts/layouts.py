"""The layouts of fronts: which places a page has. They are code; editors fill them.

A place has a number of positions. What no editor filled, or what has lapsed there, a rule fills
from the place's `source` (a list of stories, newest first) with what the place `wants`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fronts.models import FrontKind
from sections.models import Kind as SectionKind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from fronts.models import Front
    from sections.models import Section


class Wants(Enum):
    """What a rule puts into a place."""

    LEAD = "lead"  # our own with a picture; without one, our own; at last, anything
    PICTURE = "picture"  # our own work with a picture
    OWN = "own"  # our own work
    OWN_FIRST = "own first"  # our own work, then anything
    ANYTHING = "anything"
    NOTHING = "nothing"  # only what an editor puts there


@dataclass(frozen=True)
class Place:
    """A place on a page. `shape` is how its stories are drawn, in the paper and in miniature.

    `by_hand` is False where an editor puts nothing because the place follows from another list.
    """

    key: str
    title: _StrOrPromise
    size: int
    source: str
    wants: Wants = Wants.ANYTHING
    shape: str = "large"
    section: Section | None = None
    by_hand: bool = True


RHYTHMS = ("picture", "three", "headlines", "pair")
# Beside the lead: a column at its right, at its left, or a row under it.
SECTION_RHYTHMS = ("right", "left", "row")
_STORIES_OF = {"picture": 4, "three": 3, "headlines": 5, "pair": 2}
_NO_BAND = {SectionKind.LINK, SectionKind.EPAPER}

# How long the two ordered lists are by hand, and how many stories a page of them shows.
LIST_SIZE = 20
BESIDE_A_SECTIONS_LEAD = 3
# A section with fewer stories on its page keeps them in its list.
ENOUGH_FOR_BESIDE = 7


def home_layout(tops: Sequence[Section]) -> list[Place]:
    """Return the places of the home page, in the order in which rules fill them.

    A band has its rhythm by its section's place in the menu, so it stays the same when another
    section has no stories.
    """
    places = [
        Place("lead", _("Lead"), 1, "newest", Wants.LEAD, "lead"),
        Place("beside", _("Beside the lead"), 3, "newest", Wants.PICTURE, "small"),
        Place("newest", _("Latest News"), 7, "newest", Wants.OWN, "line", by_hand=False),
        Place("highlight", _("Highlight"), 4, "highlight", Wants.PICTURE, by_hand=False),
    ]
    bands = 0
    for top in tops:
        if top.kind in _NO_BAND:
            continue
        key = f"section-{top.pk}"
        if top.kind == SectionKind.GALLERY:
            places.append(Place(key, top.name, 4, key, shape="strip", section=top))
        elif top.kind == SectionKind.INFOGRAPHIC:
            places.append(Place(key, top.name, 1, key, shape="wide", section=top))
        else:
            rhythm = RHYTHMS[bands % len(RHYTHMS)]
            bands += 1
            size = _STORIES_OF[rhythm]
            places.append(Place(key, top.name, size, key, Wants.OWN_FIRST, rhythm, top))
    return places


def section_layout(*, thin: bool = False) -> list[Place]:
    """Return the places above the list of a section. `thin`: it has few stories to spare."""
    beside = Wants.NOTHING if thin else Wants.PICTURE
    return [
        Place("lead", _("Lead"), 1, "section", Wants.LEAD, "lead"),
        Place("beside", _("Beside the lead"), BESIDE_A_SECTIONS_LEAD, "section", beside, "small"),
    ]


def list_layout() -> list[Place]:
    """Return the one place of Top News and of Highlight: a list in an editor's order."""
    return [Place("list", _("The list"), LIST_SIZE, "rule", Wants.ANYTHING, "row")]


def layout_of(front: Front, tops: Sequence[Section]) -> list[Place]:
    """Return the layout of `front`; `tops` is the section tree."""
    if front.kind == FrontKind.HOME:
        return home_layout(tops)
    return section_layout() if front.kind == FrontKind.SECTION else list_layout()
