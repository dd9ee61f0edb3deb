"""What the sample paper's editors placed on its fronts and put together."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from accounts.models import User
from articles.models import Article
from fronts import actions, collecting
from fronts.models import Banner, Coverage, CoverageEntry, Front, Slot, SpecialEdition
from newsroom.demo import material
from photos.models import Photo
from sections.models import Section


def place_stories(stories: dict[str, Article], sections: dict[str, Section], *, by: User) -> int:
    """Place stories on the fronts that nobody has arranged yet. Returns how many stand there."""
    Front.objects.complete()
    for entry in material.data("fronts")["front"]:
        section = sections[entry["section"]] if "section" in entry else None
        front = Front.objects.get(kind=entry["kind"], section=section)
        if front.published_at is None:
            for facts in entry["slots"]:
                _place(front, stories[facts["story"]], facts, by)
            actions.publish(front, expected_version=front.version, by=by)
    return Slot.objects.filter(shown=True).count()


def _place(front: Front, story: Article, facts: dict[str, Any], by: User) -> None:
    slot = actions.place(
        front,
        article=story,
        place=facts["place"],
        position=facts.get("position", 0),
        expected_version=front.version,
        by=by,
    )
    own = {key: facts[key] for key in ("headline", "kicker", "greatest_age") if key in facts}
    if own:
        dress = actions.Dress(**own)
        actions.dress(front, slot=slot, dress=dress, expected_version=front.version, by=by)


def collect(
    stories: dict[str, Article], photos: dict[str, Photo], *, now: datetime, by: User
) -> int:
    """Make the coverages, the special editions and a banner that is off. Returns how many."""
    listed = material.data("fronts")
    for entry in listed["coverage"]:
        if not Coverage.objects.filter(slug=entry["slug"]).exists():
            _cover(dict(entry), stories, photos, now, by)
    for entry in listed["edition"]:
        facts = dict(entry)
        names, cover = facts.pop("stories"), photos[facts.pop("cover")]
        if not SpecialEdition.objects.filter(number=facts["number"]).exists():
            edition = SpecialEdition(**facts, cover=cover, shown=True)
            ids = [stories[name].pk for name in names]
            collecting.save_edition(edition, by=by, stories=ids)
    if not Banner.objects.exists():
        _write_banner(listed["banner"], stories, now, by)
    return Coverage.objects.count() + SpecialEdition.objects.count()


def _cover(
    facts: dict[str, Any],
    stories: dict[str, Article],
    photos: dict[str, Photo],
    now: datetime,
    by: User,
) -> None:
    keys = [stories[name].pk for name in facts["key"]]
    coverage = Coverage(
        title=facts["title"],
        slug=facts["slug"],
        introduction=facts["introduction"],
        photo=photos[facts["photo"]],
        shown=True,
        began_at=_moment("began_", facts, now),
        closed_at=facts.get("closed_at"),
    )
    others = [stories[name].pk for name in facts["stories"]]
    collecting.save_coverage(coverage, by=by, key_stories=keys, add=others)
    CoverageEntry.objects.bulk_create(
        CoverageEntry(
            coverage=coverage,
            at=_moment("", line, now),
            words=line["words"],
            article=stories.get(line.get("story", "")),
        )
        for line in facts["timeline"]
    )


def _write_banner(
    facts: dict[str, Any], stories: dict[str, Article], now: datetime, by: User
) -> None:
    banner = Banner(
        words=facts["words"],
        article=stories[facts["story"]],
        is_on=False,
        starts_at=now,
        ends_at=now + timedelta(hours=facts["hours"]),
    )
    collecting.save_banner(banner, by=by)


def _moment(prefix: str, facts: dict[str, Any], now: datetime) -> datetime:
    """Return the time of an entry: `at`, or `hours_ago` before loading, to the minute."""
    at: datetime | None = facts.get(f"{prefix}at")
    if at is not None:
        return at
    return (now - timedelta(hours=facts[f"{prefix}hours_ago"])).replace(second=0, microsecond=0)
