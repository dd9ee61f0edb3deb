"""The list of stories: what its columns say and by what it can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR
from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.db.models.lookups import LessThanOrEqual
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.fields import section_choices
from articles.admin.walks import among_few, newest_of, sees_all
from articles.models import Article, Credit, Kind
from articles.wording import moment_in_words, state_in_words
from publishing.querysets import Unindexed, is_published
from publishing.states import State
from publishing.walked import WalkedList
from sections.models import Section

COLUMNS = ("headline_column", "section_column", "state_column", "byline_column", "saved_column")


class StoryList(WalkedList):
    """The list of stories, the last begun first."""

    def ids(self, request: HttpRequest, count: int) -> list[int]:
        """Return the ids of the first `count` stories of the list."""
        user = request.user
        stories = self.queryset.select_related(None)
        mine = self.params.get(MineFilter.parameter_name) == "mine"
        if (mine or not sees_all(user)) and not self._begins_elsewhere():
            if ORDER_VAR not in self.params:
                return newest_of(stories, user, mine=mine, count=count)
            stories = among_few(stories, user, mine=mine)
        return list(stories.values_list("pk", flat=True)[:count])

    def _begins_elsewhere(self) -> bool:
        """Say whether a search or a filter leads to few stories, and so to where to begin."""
        stands = self.params.get(StateFilter.parameter_name, "live")
        return bool(self.query) or stands != "live"

    def rows(self, ids: list[int]) -> QuerySet[Article]:
        """Return the stories of a page with what their columns show."""
        # The newest revision holds the whole text: only its headline leaves the database.
        return (
            Article.objects.filter(pk__in=ids)
            .defer("body", "folded", "standfirst", "lead_caption")
            .select_related("section__parent", "created_by")
            .annotate(
                newest_headline=KeyTextTransform("headline", "latest_revision__snapshot"),
                newest_saved_at=F("latest_revision__saved_at"),
            )
            .prefetch_related(Prefetch("credits", Credit.objects.order_by("position", "pk")))
        )


class StoryColumns:
    """The columns of `StoryList`."""

    @admin.display(description=_("Story"), ordering="pk")
    def headline_column(self, article: Article) -> str:
        return article.newest_headline or article.headline

    @admin.display(description=_("Section"))
    def section_column(self, article: Article) -> str:
        return str(article.section)

    @admin.display(description=_("Stands"))
    def state_column(self, article: Article) -> SafeString:
        words = state_in_words(article)
        return format_html(
            '<span class="story-state" data-state="{}">{}</span>', words.mark, words.text
        )

    @admin.display(description=_("By"))
    def byline_column(self, article: Article) -> str:
        names = [credit.name for credit in article.credits.all()]
        if not names and article.created_by:
            return f"({article.created_by})"
        return ", ".join(names)

    @admin.display(description=_("Last saved"), ordering="latest_revision_id")
    def saved_column(self, article: Article) -> str:
        saved_at = article.newest_saved_at
        return moment_in_words(saved_at) if saved_at else ""


class StateFilter(admin.SimpleListFilter):
    """By where a story stands, "scheduled" and "changes ahead" included."""

    template = "admin/articles/parts/filter_open.html"
    title = _("where it stands")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [
            ("draft", _("Draft")),
            ("review", _("In review")),
            ("scheduled", _("Scheduled")),
            ("live", _("Live")),
            ("ahead", _("Live, with unpublished changes")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "draft" | "review" | "withdrawn" as state:
                return queryset.filter(state=State(state))
            case "scheduled":
                return queryset.scheduled().order_by("live_from", "pk")
            case "live":
                # Nearly all that is there: walked as the list is, wherever that begins.
                all_of_it = (
                    sees_all(request.user) and request.GET.get(MineFilter.parameter_name) != "mine"
                )
                published = Q(state=State.PUBLISHED) if all_of_it else is_published()
                now = timezone.now()
                return queryset.filter(published, LessThanOrEqual(Unindexed(F("live_from")), now))
            case "ahead":
                return queryset.with_unpublished_changes()
        return queryset


class SectionFilter(admin.SimpleListFilter):
    """By section; a section holds the stories of its parts too."""

    template = "admin/articles/parts/filter.html"
    title = _("section")
    parameter_name = "in"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, str]]:
        return [(str(pk), name) for pk, name in section_choices(Section.objects.tree())]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        value = self.value() or ""
        if not value.isdigit():
            return queryset
        return queryset.filter(placements__section=int(value)).order_by("-placements__article_id")


class MineFilter(admin.SimpleListFilter):
    """My own stories: begun by me, or with my name in the byline."""

    template = "admin/articles/parts/filter.html"
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.owned_by(request.user) if self.value() == "mine" else queryset


class KindFilter(admin.SimpleListFilter):
    """By kind of story."""

    template = "admin/articles/parts/filter.html"
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return Kind.choices

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(kind=self.value()) if self.value() in Kind.values else queryset


FILTERS = (StateFilter, MineFilter, SectionFilter, KindFilter)
