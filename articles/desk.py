"""What waits for somebody of the newsroom: the reads behind the first page of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Role
from articles.models import Article
from articles.rules import Verb
from publishing.models import LogEntry
from publishing.states import State

if TYPE_CHECKING:
    from accounts.models import User

SHOWN = 8


@dataclass(frozen=True)
class Heap:
    """One heap on the desk: its name, the stories on top of it, whether there are more.

    `listing` is the query of the list of stories that shows the whole heap.
    """

    key: str
    title: str
    stories: list[Article]
    more: bool
    listing: str = ""


def heaps(user: User, at: datetime | None = None) -> list[Heap]:
    """Return what waits for `user`, the most urgent first. One query a heap, whatever is on it.

    Empty heaps are left out.
    """
    return [heap for heap in _heaps(user, at or timezone.now()) if heap.stories]


def _heaps(user: User, now: datetime) -> Iterator[Heap]:
    visible = Article.objects.visible_to(user)
    mine = Article.objects.owned_by(user)
    edits = user.has_role(Role.SECTION_EDITOR, Role.CHIEF_EDITOR)
    if user.has_role(Role.REPORTER, Role.SECTION_EDITOR, Role.CHIEF_EDITOR):
        yield _heap("returned", _("Returned to you"), _returned(mine.filter(state=State.DRAFT)))
    if edits:
        yield _heap(
            "review",
            _("Waiting for an editor"),
            visible.filter(state=State.REVIEW),
            listing="stands=review",
        )
    else:
        yield _heap(
            "review",
            _("With the editors"),
            mine.filter(state=State.REVIEW),
            listing="stands=review",
        )
    drafts = mine.filter(state=State.DRAFT)
    yield _heap(
        "drafts", _("Your drafts"), _not_returned(drafts), listing="stands=draft&whose=mine"
    )
    yield _heap(
        "ahead",
        _("Live, with changes readers do not see yet"),
        visible.with_unpublished_changes(),
        listing="stands=ahead",
    )
    scheduled = visible.scheduled(now).order_by("live_from", "pk")
    yield _heap("scheduled", _("Scheduled"), scheduled, listing="stands=scheduled")
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = visible.live(now).filter(live_from__gte=midnight).newest_first()
    yield _heap("today", _("Published today"), today, listing="stands=live")


def _heap(key: str, title: str, found: QuerySet[Article], listing: str = "") -> Heap:
    ordered = found if found.query.order_by else found.order_by("-latest_revision__saved_at")
    rows: list[Any] = list(
        ordered.defer("body", "folded", "standfirst", "lead_caption")
        .select_related("section__parent", "created_by")
        .annotate(
            newest_headline=KeyTextTransform("headline", "latest_revision__snapshot"),
            saved_at=F("latest_revision__saved_at"),
            saved_by_name=F("latest_revision__saved_by__display_name"),
        )[: SHOWN + 1]
    )
    return Heap(key, title, rows[:SHOWN], len(rows) > SHOWN, listing)


def _last_step(field: str) -> Subquery:
    """The newest entry of a story's log that moved it between writer and editors."""
    steps = LogEntry.objects.filter(
        content_type__app_label="articles",
        content_type__model="article",
        object_id=OuterRef("pk"),
        verb__in=[Verb.SUBMIT, Verb.RETURN, Verb.CREATE],
    ).order_by("-at", "-pk")
    return Subquery(steps.values(field)[:1])


def _returned(drafts: QuerySet[Article]) -> QuerySet[Article]:
    return drafts.annotate(step=_last_step("verb"), note=_last_step("note")).filter(
        step=Verb.RETURN
    )


def _not_returned(drafts: QuerySet[Article]) -> QuerySet[Article]:
    return drafts.annotate(step=_last_step("verb")).exclude(step=Verb.RETURN)
