"""Fronts for tests, arranged the way editors do it: through the actions."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from articles.models import Article
from fronts import actions, collecting
from fronts.models import Banner, Coverage, Front, Slot, SpecialEdition
from sections.models import Section

_numbers = count(1)


def a_front(kind: str = "home", section: Section | None = None) -> Front:
    """Return the front of that kind, or of `section`."""
    kind = "section" if section else kind
    return Front.objects.get_or_create(kind=kind, section=section)[0]


def place(
    front: Front, article: Article, where: str = "lead", position: int = 0, **dress: Any
) -> Slot:
    """Place `article` in the arrangement of `front`; `dress` gives it words and times."""
    front.refresh_from_db()
    slot = actions.place(
        front,
        article=article,
        place=where,
        position=position,
        expected_version=front.version,
        by=None,
    )
    if dress:
        given = actions.Dress(**dress)
        actions.dress(front, slot=slot, dress=given, expected_version=front.version, by=None)
    return slot


def publish(front: Front) -> None:
    """Show readers the arrangement."""
    front.refresh_from_db()
    actions.publish(front, expected_version=front.version, by=None)


def show(
    front: Front, article: Article, where: str = "lead", position: int = 0, **dress: Any
) -> Slot:
    """Place and publish. Returns the slot that readers see."""
    place(front, article, where, position, **dress)
    publish(front)
    return Slot.objects.get(front=front, shown=True, article=article)


def make_banner(words: str = "The bridge is closed", **fields: Any) -> Banner:
    """Return a banner that is on for an hour."""
    now = timezone.now()
    given = {"is_on": True, "starts_at": now, "ends_at": now + timedelta(hours=1), **fields}
    return collecting.save_banner(Banner(words=words, **given), by=None)


def make_coverage(*stories: Article, key: tuple[Article, ...] = (), **fields: Any) -> Coverage:
    """Return a coverage that readers see, with `stories` and pinned `key` stories."""
    n = next(_numbers)
    given = {"title": f"Storm {n}", "slug": f"storm-{n}", "introduction": "Wind.", "shown": True}
    return collecting.save_coverage(
        Coverage(**{**given, **fields}),
        by=None,
        key_stories=[story.pk for story in key],
        add=[story.pk for story in stories],
    )


def make_edition(*stories: Article, **fields: Any) -> SpecialEdition:
    """Return a special edition that readers see, with `stories` in that order."""
    n = next(_numbers)
    given = {
        "number": n,
        "title": f"Issue {n}",
        "slug": f"issue-{n}",
        "introduction": "All of it.",
    }
    edition = SpecialEdition(**{**given, "shown": True, **fields})
    return collecting.save_edition(edition, by=None, stories=[story.pk for story in stories])
