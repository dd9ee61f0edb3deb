"""The list of stories: what its columns say and by what it can be narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import F, Prefetch, QuerySet
from django.db.models.fields.json import KeyTextTransform
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.fields import section_choices
from articles.models import Article, Credit, Kind
from articles.wording import moment_in_words, state_in_words
from publishing.states import State
from sections.models import Section

COLUMNS = ("headline_column", "section_column", "state_column", "byline_column", "saved_column")


class StoryList(ChangeList):
    """The list. Rows come with all that columns show: fifty stories cost the queries of one."""

    def get_queryset(
        self, request: HttpRequest, exclude_parameters: Any = None
    ) -> QuerySet[Article]:
        # The newest revision holds the whole text: only its headline leaves the database.
        return (
            super()
            .get_queryset(request, exclude_parameters)
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

    @admin.display(description=_("Section"), ordering="section__position")
    def section_column(self, article: Article) -> str:
        return str(article.section)

    @admin.display(description=_("Stands"), ordering="state")
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

    @admin.display(description=_("Last saved"), ordering="newest_saved_at")
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
                return queryset.scheduled()
            case "live":
                return queryset.live()
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
        return queryset.filter(placements__section=int(value))


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
