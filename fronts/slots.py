"""The slots that readers see: their stories are those that other pages show as well."""

from __future__ import annotations

from articles.cards import live_cards
from fronts.models import FrontKind, Slot
from fronts.querysets import note_slots
from publishing.prepared import Prepared
from sections.models import Section

_HOME = Prepared(
    lambda marks: (
        Slot.objects.without_stories()
        .select_related("front", "photo")
        .filter(front__kind__in=(FrontKind.HOME, FrontKind.HIGHLIGHT), shown=True)
    )
)
_SECTION = Prepared(
    lambda marks: Slot.objects.without_stories().filter(front__section=marks[0], shown=True)
)


def slots_of_home() -> list[Slot]:
    """Return the slots of the home page and of Highlight, with their fronts.

    One or two queries.
    """
    return _with_stories(_HOME.ask(Slot.objects.db, None))


def slots_of_section(section: Section) -> list[Slot]:
    """Return the slots of a section's front. One or two queries."""
    return _with_stories(_SECTION.ask(Slot.objects.db, [section.pk]))


def _with_stories(slots: list[Slot]) -> list[Slot]:
    """Give `slots` their stories, and leave out those that readers may not see now.

    Whoever is made of these slots is made of all their stories, those to come included.
    """
    there = {card.pk: card for card in live_cards([slot.article_id for slot in slots])}
    shown = [slot for slot in slots if slot.article_id in there]
    for slot in shown:
        slot.article = there[slot.article_id]
    note_slots(shown)
    return shown
