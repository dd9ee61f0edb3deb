"""Stories in the admin: who reaches which one, its pages, and the list of them."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_update
from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator

from articles.admin import pages, suggestions, writing
from articles.admin.columns import COLUMNS, FILTERS, StoryColumns, StoryList
from articles.models import Article
from articles.rules import Verb, why_not


@admin.register(Article)
class StoryAdmin(StoryColumns, admin.ModelAdmin):
    """Lists stories and opens the writing form. It writes nothing itself: actions do."""

    list_display = COLUMNS
    list_filter = FILTERS
    list_display_links = ("headline_column",)
    list_per_page = 50
    list_max_show_all = 0
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("folded",)
    search_help_text = ""
    actions = None
    ordering = ("-pk",)

    # Who reaches what ----------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return what this person may open: a story of another desk does not exist for them."""
        return super().get_queryset(request).visible_to(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)
        return why_not(request.user, Verb.VIEW, obj) is None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and why_not(request.user, Verb.CREATE) is None

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return why_not(request.user, Verb.SAVE, obj) is None

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return obj is not None and why_not(request.user, Verb.DELETE, obj) is None

    def story_or_404(self, request: HttpRequest, object_id: str | int) -> Article:
        """Return the story, with what every page about it shows. Raises Http404 for a stranger."""
        found = self.get_queryset(request).select_related(
            "section__parent", "latest_revision__saved_by", "created_by"
        )
        story = found.filter(pk=object_id).first() if str(object_id).isdigit() else None
        if story is None:
            raise Http404(f"No story {object_id} for {request.user.pk}")
        return story

    # Its pages -----------------------------------------------------------------------------------

    # The library's dialog shows a photo from this device before it is sent.
    @method_decorator(csp_update({"img-src": ["blob:"]}))
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """The writing form, for a new story or an old one."""
        if object_id is not None:
            return writing.change_story(self, request, self.story_or_404(request, object_id))
        if not self.has_add_permission(request):
            raise PermissionDenied
        return writing.new_story(self, request)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Ask, then delete a story that readers have never seen."""
        return pages.delete(self, request, self.story_or_404(request, object_id))

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Every save and everything that was done to a story."""
        return pages.history(self, request, self.story_or_404(request, object_id))

    def get_urls(self) -> list[URLPattern]:
        def of_story(view: Any) -> Any:
            def opened(request: HttpRequest, pk: int) -> HttpResponse:
                return view(self, request, self.story_or_404(request, pk))

            return self.admin_site.admin_view(opened)

        own = [
            path("<int:pk>/compare/", of_story(pages.compare), name="articles_article_compare"),
            path("<int:pk>/restore/", of_story(pages.restore), name="articles_article_restore"),
            path("<int:pk>/withdraw/", of_story(pages.withdraw), name="articles_article_withdraw"),
            path(
                "suggest/<str:what>/",
                self.admin_site.admin_view(suggestions.suggest),
                name="articles_article_suggest",
            ),
        ]
        return own + super().get_urls()

    @property
    def media(self) -> forms.Media:
        sheets = [
            "css/admin/writing.css",
            "css/admin/writing_parts.css",
            "css/admin/story_pages.css",
        ]
        return forms.Media(css={"all": sheets})

    # The list ------------------------------------------------------------------------------------

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[StoryList]:
        return StoryList

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """Find stories by the words of their headlines and names, typed with or without marks."""
        return queryset.matching(search_term), False
