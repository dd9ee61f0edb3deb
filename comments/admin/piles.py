"""Piles of comments at the desk: what lies in one, in which order, and a page of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext_lazy

from comments.models import Comment, Standing
from comments.speakers import Speaker

if TYPE_CHECKING:
    from django.http import QueryDict

    from comments.querysets import CommentQuerySet

PAGE = 25
# A search looks through so many, the newest: to read all that was ever said costs a second for
# every half a million.
LOOKED_THROUGH = 50_000

TO_DECIDE, UNREAD, ALL = "", "unread", "all"
PILES = {
    TO_DECIDE: gettext_lazy("To decide"),
    UNREAD: gettext_lazy("Shown, not read"),
    Standing.SHOWN: gettext_lazy("Let through"),
    Standing.REFUSED: gettext_lazy("Refused"),
    ALL: gettext_lazy("All"),
}


@dataclass(frozen=True)
class Leaf:
    """One page of a pile. `back` and `further` are queries of addresses, "" where nothing is."""

    comments: list[Comment]
    back: str
    further: str


def narrowed(rows: CommentQuerySet, wanted: QueryDict) -> CommentQuerySet:
    """Keep what an address asks for; what makes no sense in it is left out."""
    pile = wanted.get("state", TO_DECIDE)
    if pile == UNREAD:
        rows = rows.filter(state=Standing.SHOWN, decided_at=None)
    elif pile in (Standing.SHOWN, Standing.REFUSED):
        rows = rows.filter(state=pile)
    elif pile != ALL:
        rows = rows.to_decide()
    if (rank := wanted.get("why", "")).isdecimal():
        rows = rows.for_reason(int(rank))
    if (story := wanted.get("story", "")).isdecimal():
        rows = rows.filter(article=int(story))
    if words := words_in(wanted):
        rows = rows.filter(Q(text__icontains=words) | Q(name__icontains=words))
        rows = rows.filter(pk__gte=oldest_looked_at())
    if one := named(wanted.get("like", "")):
        rows = rows.filter(content=one.content)
    if one := named(wanted.get("of", "")):
        rows = rows.filter(Speaker.of(one).theirs())
    return rows


def in_order(rows: CommentQuerySet, wanted: QueryDict) -> CommentQuerySet:
    """Put the most urgent of what is to be decided first, and the newest of any other pile."""
    if wanted.get("state", TO_DECIDE) == TO_DECIDE:
        return rows.most_urgent_first()
    return rows.order_by("-pk")


def leaf_of(rows: CommentQuerySet, wanted: QueryDict) -> Leaf:
    """Return the page of a pile that an address asks for. One query; nothing is counted.

    What is to be decided has pages with numbers, for its order changes all the time, and begins
    anew past its end. Any other pile goes on below the last comment shown.
    """
    rows = in_order(rows, wanted)
    if wanted.get("state", TO_DECIDE) != TO_DECIDE:
        before = wanted.get("before", "")
        found = list((rows.filter(pk__lt=int(before)) if before.isdecimal() else rows)[: PAGE + 1])
        further = str(found[PAGE - 1].pk) if len(found) > PAGE else ""
        return Leaf(found[:PAGE], _query(wanted) if before else "", _query(wanted, before=further))
    page = wanted.get("page", "")
    number = int(page) if page.isdecimal() and len(page) < 5 else 1
    found = list(rows[max(0, number - 1) * PAGE : max(1, number) * PAGE + 1])
    if not found and number > 1:
        number, found = 1, list(rows[: PAGE + 1])
    further = str(number + 1) if len(found) > PAGE else ""
    back = _query(wanted, page=str(number - 1)) if number > 1 else ""
    return Leaf(found[:PAGE], back, _query(wanted, page=further))


def named(pk: str) -> Comment | None:
    """Return the comment that an address names; None if it names none."""
    if not pk.isdecimal():
        return None
    return Comment.objects.confirmed().filter(pk=pk).select_related("user", "guest").first()


def words_in(wanted: QueryDict) -> str:
    """Return what an address looks for in comments and names."""
    return wanted.get("q", "").strip()


def oldest_looked_at() -> int:
    """Return the id at which a search stops; 0 where it looks through all there is."""
    ids = Comment.objects.order_by("-pk").values_list("pk", flat=True)
    last = list(ids[LOOKED_THROUGH - 1 : LOOKED_THROUGH + 1])
    return last[0] if len(last) > 1 else 0


def _query(wanted: QueryDict, **mark: str) -> str:
    """Return the query of an address for another page of the same pile; "" for an empty mark."""
    if "" in mark.values():
        return ""
    query = wanted.copy()
    query.pop("page", None)
    query.pop("before", None)
    query.update(mark)
    # Never empty: the pile "to decide" has an address of its own.
    query.setdefault("state", wanted.get("state", TO_DECIDE))
    return query.urlencode()
