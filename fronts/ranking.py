"""Top News and Highlight: lists that editors order, and the rule for what they leave open.

Top News: what editors placed on the list; then what they placed at the head of the home page and
as leads of sections, the last placed first; then the paper's own newest work.

Highlight: what editors placed on the list; then the analyses, opinions and interviews of the last
90 days; where these do not fill a page, the paper's own newest work.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from articles.listings import LAST_PAGE, PAGE_SIZE, Listing
from articles.models import Article
from articles.story_lists import StoryList
from fronts import page
from fronts.composing import Standing, dressed, standing_of
from fronts.models import FrontKind, Slot
from fronts.page import Composed
from fronts.sources import essays, note_age, own_work

# So many of a page's stories are at most taken from the heads of other fronts.
MOST_HEADS = 10

_HEADS = Q(front__kind=FrontKind.HOME, place__in=("lead", "beside")) | Q(
    front__kind=FrontKind.SECTION, place="lead"
)


def listing(kind: str, *, url: str, number: int = 1) -> Listing:
    """Return page `number` of Top News or Highlight, as readers see it.

    Four queries. Raises Http404 past the end.
    """
    now = timezone.now()
    slots, heads = _fixed(kind, now, shown=True)
    if number == 1:
        first = first_page(kind, slots, heads, at=now)
        items = first.stories("list")
        return Listing(items, 1, _goes_on(kind, slots, heads, now), url)
    ids = _tail(kind, slots, heads, now).ids(
        start=_on_first(slots, heads, now) + (number - 2) * PAGE_SIZE, count=PAGE_SIZE + 1, at=now
    )
    if not ids:
        raise Http404(url)
    items = Article.objects.live(now).for_cards().in_order(ids[:PAGE_SIZE])
    note_age(items)
    return Listing(items, number, len(ids) > PAGE_SIZE and number < LAST_PAGE, url)


def arranged(kind: str, *, shown: bool, at: datetime | None = None) -> Composed:
    """Return the first page of Top News or Highlight with what stands where."""
    at = at or timezone.now()
    slots, heads = _fixed(kind, at, shown=shown)
    return first_page(kind, slots, heads, at=at)


def first_page(
    kind: str, slots: Sequence[Slot], heads: Sequence[Article], *, at: datetime
) -> Composed:
    """Compose the first page of a list from its slots, the heads of other fronts and its tail."""
    ids = _tail(kind, slots, heads, at).ids(count=PAGE_SIZE, at=at)
    if kind == FrontKind.HIGHLIGHT and len(ids) < _on_first(slots, heads, at):
        ids = list(dict.fromkeys([*ids, *own_work().ids(count=PAGE_SIZE, at=at)]))
    by_rule = Article.objects.live(at).for_cards().in_order(ids)
    note_age(by_rule)
    return page.ordered_list(slots, [*heads, *by_rule], at=at)


def _fixed(kind: str, at: datetime, *, shown: bool) -> tuple[list[Slot], list[Article]]:
    """Return the list's own slots, and the stories at the heads of other fronts. One query."""
    wanted = Q(front__kind=kind, shown=shown)
    if kind == FrontKind.TOP_NEWS:
        wanted |= _HEADS & Q(shown=True)
    found = list(Slot.objects.with_stories().select_related("front").filter(wanted))
    own = [slot for slot in found if slot.front.kind == kind]
    placed = _on_page(own, at)
    others = sorted(
        (slot for slot in found if slot.front.kind != kind and _stands(slot, at)),
        key=lambda slot: (slot.placed_at, slot.pk),
        reverse=True,
    )
    heads = {slot.article_id: dressed(slot) for slot in others if slot.article_id not in placed}
    room = max(0, min(MOST_HEADS, PAGE_SIZE - len(placed)))
    return own, list(heads.values())[:room]


def _stands(slot: Slot, at: datetime) -> bool:
    return standing_of(slot, at) == Standing.SHOWN


def _on_page(slots: Iterable[Slot], at: datetime) -> set[int]:
    places = page.ordered_list(slots, [], at=at).places
    return {spot.article.pk for spot in places["list"] if spot.article}


def _on_first(slots: Sequence[Slot], heads: Sequence[Article], at: datetime) -> int:
    """Return how many stories of the tail the first page shows."""
    return PAGE_SIZE - len(_on_page(slots, at)) - len(heads)


def _tail(kind: str, slots: Sequence[Slot], heads: Sequence[Article], at: datetime) -> StoryList:
    fixed = _on_page(slots, at) | {story.pk for story in heads}
    if kind == FrontKind.HIGHLIGHT:
        return essays(at, without=fixed)
    return own_work(without=fixed)


def _goes_on(kind: str, slots: Sequence[Slot], heads: Sequence[Article], at: datetime) -> bool:
    return bool(
        _tail(kind, slots, heads, at).ids(start=_on_first(slots, heads, at), count=1, at=at)
    )
