"""What editors put together beside the fronts: banners, coverages, special editions.

Each write is one transaction and logged. `by=None` is the paper's own machinery. Raises Refused
if `by` may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from django.db import models, transaction

from articles.models import Article
from fronts import rules
from fronts.models import Banner, Coverage, CoverageStory, SpecialEdition, SpecialStory
from fronts.signals import shown_changed
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User

Row = TypeVar("Row", bound=models.Model)


@transaction.atomic
def save_banner(banner: Banner, *, by: User | None) -> Banner:
    """Write a breaking banner, new or changed. Raises ValidationError if its times do not fit."""
    _refuse(rules.why_not_edit(by))
    banner.full_clean()
    return _save(banner, by, "on" if banner.is_on else "off")


@transaction.atomic
def switch_banner(banner: Banner, *, on: bool, by: User | None) -> None:
    """Switch a banner on or off. Nothing else about it changes."""
    _refuse(rules.why_not_edit(by))
    banner.is_on = on
    banner.save(update_fields=["is_on"])
    log(banner, verb="switch on" if on else "switch off", by=by, note=banner.words)
    shown_changed.send(Banner, changed=banner, by=by)


@transaction.atomic
def save_edition(
    edition: SpecialEdition, *, by: User | None, stories: Sequence[int] | None = None
) -> SpecialEdition:
    """Write a special edition and its stories, by id and in order (None: as before)."""
    _refuse(rules.why_not_edit(by))
    edition.full_clean()
    _save(edition, by, str(edition))
    if stories is not None:
        edition.special_stories.all().delete()
        known = _known(stories)
        SpecialStory.objects.bulk_create(
            SpecialStory(edition=edition, article_id=pk, position=n)
            for n, pk in enumerate(pk for pk in dict.fromkeys(stories) if pk in known)
        )
    return edition


@transaction.atomic
def save_coverage(
    coverage: Coverage,
    *,
    by: User | None,
    key_stories: Sequence[int] | None = None,
    add: Iterable[int] = (),
    take_out: Iterable[int] = (),
) -> Coverage:
    """Write a coverage; `add` and `take_out` name stories by id.

    `key_stories` (None: as before) are pinned on top in that order, and belong to it as well.
    """
    _refuse(rules.why_not_edit(by))
    coverage.full_clean()
    _save(coverage, by, str(coverage))
    rows = CoverageStory.objects.filter(coverage=coverage)
    rows.filter(article__in=set(take_out)).delete()
    _put_in(coverage, [*add, *(key_stories or ())])
    if key_stories is not None:
        rows.update(key_rank=None)
        for rank, pk in enumerate(dict.fromkeys(key_stories)):
            rows.filter(article=pk).update(key_rank=rank)
    return coverage


@transaction.atomic
def delete(collected: models.Model, *, by: User | None) -> None:
    """Delete a banner, a coverage or a special edition; its stories stay where else they are."""
    _refuse(rules.why_not_delete(by))
    log(collected, verb="delete", by=by, note=str(collected))
    shown_changed.send(type(collected), changed=collected, by=by)
    collected.delete()


def _put_in(coverage: Coverage, ids: Iterable[int]) -> None:
    stories = Article.objects.filter(pk__in=set(ids)).values_list("pk", "live_from")
    CoverageStory.objects.bulk_create(
        (CoverageStory(coverage=coverage, article_id=pk, live_from=at) for pk, at in stories),
        ignore_conflicts=True,
    )


def _known(ids: Iterable[int]) -> set[int]:
    return set(Article.objects.filter(pk__in=set(ids)).values_list("pk", flat=True))


def _save(row: Row, by: User | None, note: str) -> Row:
    verb = "add" if row._state.adding else "change"
    row.save()
    log(row, verb=verb, by=by, note=note)
    shown_changed.send(type(row), changed=row, by=by)
    return row


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)
