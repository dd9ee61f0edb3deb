from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone

from publishing.querysets import PublishableQuerySet, is_live

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article
    from editions.models import (  # noqa: F401  (named in the base classes)
        Issue,
        IssueFile,
        IssuePage,
        Publication,
        StoryInPrint,
        Subscriber,
    )


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Reads of the printed papers."""

    def shown(self) -> Self:
        """Keep those that readers may know of, in the order of the shelf."""
        return self.filter(shown=True).order_by("position", "pk")


class IssueQuerySet(PublishableQuerySet["Issue"]):
    """Reads of issues."""

    def live(self, at: datetime | None = None) -> Self:
        """Keep what the public may know of at `at` (now, if not given).

        Published and its time has come, of a publication that is shown, with a whole file.
        Whether somebody may read it, too, is `editions.rules.why_not_read`.
        """
        return (
            super()
            .live(at)
            .filter(publication__shown=True, current__isnull=False)
            .select_related("publication", "current")
        )

    def newest_first(self) -> Self:
        """Order by the date printed on it, newest first; the id settles equal dates."""
        return self.order_by("-date", "-pk")

    def in_year(self, year: int) -> Self:
        """Keep those with a date in `year`."""
        return self.filter(date__gte=date(year, 1, 1), date__lte=date(year, 12, 31))

    def years(self) -> list[int]:
        """Return the years there are issues of, newest first."""
        dates = self.order_by().dates("date", "year", order="DESC")
        return [day.year for day in dates]

    def newest_of_each(self) -> Self:
        """Keep the newest issue of each publication, in the order of the shelf."""
        newest = (
            self.filter(publication=models.OuterRef("publication"))
            .order_by("-date", "-pk")
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(newest)).order_by(
            "publication__position", "publication_id"
        )

    def to_place(self, article: Article | None, newest: int) -> Self:
        """Keep the `newest` ones, and all that `article` stands in, newest first.

        `on_page` of a row is a page of it where the story stands, or None; an issue with two such
        pages has two rows.
        """
        newest_ones = self.newest_first().values("pk")[:newest]
        here = models.FilteredRelation("stories", condition=models.Q(stories__article=article))
        return (
            self.annotate(here=here, on_page=models.F("here__page_number"))
            .filter(models.Q(pk__in=newest_ones) | models.Q(on_page__isnull=False))
            .select_related("publication", "current")
            .order_by("-date", "-pk", "on_page")
        )


class IssueFileQuerySet(models.QuerySet["IssueFile"]):
    """Reads of the versions of issues' PDFs."""

    def unfinished(self) -> Self:
        """Keep those whose pages are still to be made."""
        return self.filter(state__in=("waiting", "working"))

    def retired(self) -> Self:
        """Keep what is older than the version of its issue that readers see."""
        return self.filter(issue__current__gt=models.F("pk"))


class IssuePageQuerySet(models.QuerySet["IssuePage"]):
    """Reads of pages."""

    def in_order(self) -> Self:
        """Order as printed."""
        return self.order_by("number")

    def for_lists(self) -> Self:
        """Leave out the words and their boxes, which are long and which lists do not show."""
        return self.defer("text", "words", "folded")


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    """Reads of who subscribes."""

    def running(self, on: date | None = None) -> Self:
        """Keep the terms that run on the day `on` (today, if not given)."""
        on = on or timezone.localdate()
        return self.filter(starts__lte=on).filter(models.Q(ends=None) | models.Q(ends__gte=on))

    def of(self, user: User) -> Self:
        """Keep the terms of `user`."""
        return self.filter(user=user)


class StoryInPrintQuerySet(models.QuerySet["StoryInPrint"]):
    """Reads of which story stands on which printed page."""

    def live(self, at: datetime | None = None) -> Self:
        """Keep those of which the public may know both the story and the issue at `at`.

        A page that the issue no longer has, since its PDF was replaced by a shorter one, is out.
        """
        from editions.models import Issue

        return (
            self.filter(
                is_live("article__", at=at),
                issue__in=Issue.objects.live(at).order_by().values("pk"),
                page_number__lte=models.F("issue__current__page_count"),
            )
            .select_related("issue__publication", "article")
            .order_by("-issue__date", "page_number", "pk")
        )

    def on_page(self, number: int) -> Self:
        """Keep what stands on the page of that number."""
        return self.filter(page_number=number)
