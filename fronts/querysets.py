from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from accounts.roles import Role
from pagecache.making import good_until, uses
from publishing.querysets import is_live
from sections.models import Kind as SectionKind
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User
    from fronts.models import Banner, Front, Slot  # noqa: F401  (named in strings)

# The fronts of the paper itself, as an editor thinks of them.
RANK = {"home": 0, "top-news": 1, "highlight": 2}


def heavy(relation: str) -> list[str]:
    """Return the columns of a related story that a front never shows; the body alone is large."""
    return [f"{relation}__{name}" for name in ("body", "lead_caption", "withdrawn_to", "folded")]


class FrontQuerySet(models.QuerySet["Front"]):
    """Reads of fronts."""

    def complete(self) -> Self:
        """Make the rows of fronts that have none yet: of the paper, and of every section."""
        rows = [self.model(kind=kind) for kind in RANK]
        with_front = Section.objects.exclude(kind__in=(SectionKind.LINK, SectionKind.EPAPER))
        rows += [self.model(kind="section", section=section) for section in with_front]
        self.bulk_create(rows, ignore_conflicts=True)
        return self

    def visible_to(self, user: User) -> Self:
        """Keep the fronts `user` may arrange; see `fronts.rules`."""
        if user.has_role(Role.CHIEF_EDITOR):
            return self
        if user.has_role(Role.SECTION_EDITOR):
            edited = user.edited_sections.values("pk")
            return self.filter(Q(section__in=edited) | Q(section__parent__in=edited))
        return self.none()

    def in_menu_order(self) -> list[Front]:
        """Return the fronts of the paper, then those of sections as the menu has them."""

        def key(front: Front) -> tuple[int, ...]:
            section = front.section
            if section is None:
                return (0, RANK[front.kind])
            top = section.parent or section
            return (1, top.position, top.pk, int(section.parent_id is not None), section.position)

        return sorted(self.select_related("section__parent"), key=key)


def note_slots(slots: Iterable[Slot]) -> None:
    """Say that what is being made shows `slots`, and until when."""
    now = timezone.now()
    for slot in slots:
        uses(f"article/{slot.article_id}")
        for moment in slot.moments:
            if moment > now:
                good_until(moment)


class SlotQuerySet(models.QuerySet):
    """Reads of slots."""

    def _fetch_all(self) -> None:
        # A page that has read slots is made of them and their stories, and only until the next
        # of them begins or ends.
        first = self._result_cache is None
        super()._fetch_all()
        if first and self._result_cache and isinstance(self._result_cache[0], self.model):
            note_slots(self._result_cache)  # type: ignore[arg-type]

    def with_stories(self) -> Self:
        """Load each slot with its story as a card shows it: one query, however many slots."""
        return self.select_related(
            "photo", "article__section__parent", "article__lead_photo"
        ).defer(*heavy("article"))

    def without_stories(self) -> Self:
        """Load each slot with its photo; its story is given to it after: `fronts.slots`."""
        return self.select_related("photo").order_by("place", "position", "pk")


class BannerQuerySet(models.QuerySet["Banner"]):
    """Reads of banners."""

    def showing(self, at: datetime | None = None) -> Self:
        """Keep what readers see at the moment `at`; of several the first one is shown."""
        moment = at or timezone.now()
        on = self.filter(is_on=True, ends_at__gt=moment, starts_at__lte=moment)
        return on.order_by("-starts_at", "-pk")

    def as_column(self, at: datetime | None = None) -> models.Subquery:
        """Return what a page shows of the banner as one column for any other query.

        JSON: its `words`, the `about` it is about, and `story` and `slug` of that story if it is
        live; null if there is no banner. Every page reads the masthead, so the banner costs no
        query.
        """
        moment = at or timezone.now()
        story = Case(When(is_live("article__", at=moment), then=F("article_id")))
        shown = JSONObject(words="words", about="article_id", story=story, slug="article__slug")
        return models.Subquery(self.showing(moment).values(shown=shown)[:1], models.JSONField())


class CoverageQuerySet(models.QuerySet):
    """Reads of coverages."""

    def shown_first_running(self) -> Self:
        """Keep what readers may see: what goes on first, then the newest."""
        return self.filter(shown=True).order_by(
            F("closed_at").desc(nulls_first=True), "-began_at", "-pk"
        )

    def running(self) -> Self:
        """Keep what readers may see and what goes on."""
        now = timezone.now()
        open_ended = Q(closed_at=None) | Q(closed_at__gt=now)
        return self.filter(open_ended, shown=True, began_at__lte=now).order_by("-began_at", "-pk")


class SpecialEditionQuerySet(models.QuerySet):
    """Reads of special editions."""

    def newest_shown(self) -> Self:
        """Keep what readers may see, the highest number first."""
        return self.filter(shown=True).order_by("-number")
