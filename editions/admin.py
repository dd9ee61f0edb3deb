"""The ePaper at the desk: publications, issues and their PDFs, subscribers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, Model, QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from editions import actions, rules
from editions.forms import IssueForm, PublicationForm, StoryInPrintForm
from editions.models import Issue, IssueFile, Publication, StoryInPrint, Subscriber
from editions.press.refusals import BadPdf
from editions.progress import how_far, size_of, standing
from publishing.errors import Refused
from publishing.states import State


class MakersAdmin(admin.ModelAdmin):
    """What the lists here have in common: who makes issues opens them, actions write."""

    actions = None

    class Media:
        css = {"all": ("css/admin/editions.css",)}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _may_make(request)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_make(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may_make(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_make(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_make(request)


class FoundBySearching(AutocompleteSelect):
    """A choice that is searched for; while it is empty it says so, which is also its name."""

    @property
    def media(self) -> Media:
        """Return Django's files and the one that names the empty field."""
        return super().media + Media(js=["js/photos/choosing.js"])

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the attributes with the words that stand in the empty field.

        That it must be filled says the form: HTML would want an empty option in it.
        """
        attrs = super().build_attrs(*args, **kwargs)
        attrs.pop("required", None)
        words = gettext("Search: %(what)s") % {"what": self.field.verbose_name}
        return attrs | {"data-placeholder": words}


class FoundByWords(BaseModelAdmin):
    """For forms whose `autocomplete_fields` shall have a name for screen readers, too."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = FoundBySearching(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Publication)
class PublicationAdmin(MakersAdmin):
    form = PublicationForm
    list_display = ("name", "access", "pdf", "shelf", "issue_count")
    prepopulated_fields = {"slug": ("name",)}
    fieldsets = (
        (None, {"fields": ("name", "slug", "about", "price_line")}),
        (_("Who may read"), {"fields": ("access", "download")}),
        (_("On the shelf"), {"fields": ("position", "shown")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).annotate(issue_count=Count("issues"))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields  # an address in use never follows a name

    # Words, not ticks and bare numbers: on a phone no column has a head.
    @admin.display(description=_("PDF"), ordering="download")
    def pdf(self, publication: Publication) -> str:
        return gettext("PDF offered") if publication.download else gettext("no PDF")

    @admin.display(description=_("shelf"), ordering="shown")
    def shelf(self, publication: Publication) -> str:
        return gettext("on the shelf") if publication.shown else gettext("not on the shelf")

    @admin.display(description=_("issues"), ordering="issue_count")
    def issue_count(self, publication: Any) -> str:
        count = publication.issue_count
        return ngettext("%(count)d issue", "%(count)d issues", count) % {"count": count}

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """One with issues stays: they have addresses that readers keep."""
        empty = obj is None or not obj.issues.exists()
        return _may_make(request) and empty

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        actions.save_publication(obj, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Publication) -> None:
        actions.delete_publication(obj, by=request.user)


class StoriesInline(FoundByWords, admin.StackedInline):
    """Which stories of the site stand on which page. Stacked: a table's fields have no labels."""

    model = StoryInPrint
    form = StoryInPrintForm
    autocomplete_fields = ("article",)
    fields = (("article", "page_number"),)
    extra = 1
    verbose_name_plural = _("stories of the site in this issue")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_make(request)

    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_make(request)


@admin.register(Issue)
class IssueAdmin(MakersAdmin):
    """Issues. A PDF sent with the form becomes pages in a job; `progress` tells how far."""

    form = IssueForm
    list_display = ("number", "publication", "date", "title", "stands", "pages")
    list_filter = ("publication",)
    list_select_related = ("publication", "current")
    search_fields = ("number", "title")
    date_hierarchy = "date"
    readonly_fields = ("versions",)

    def get_fieldsets(self, request: HttpRequest, obj: Issue | None = None) -> Any:
        pdf = ("pdf", "versions") if obj else ("pdf",)
        sets = [
            (None, {"fields": ("publication", "number", "date", "title", "note")}),
            (_("Pages"), {"fields": pdf}),
            (_("Readers"), {"fields": ("published", "publish_at", "version_seen")}),
        ]
        if obj and obj.current_id:
            sets.insert(2, (_("Contents"), {"fields": ("contents",)}))
        return sets

    def get_inlines(self, request: HttpRequest, obj: Issue | None) -> Any:
        return [StoriesInline] if obj and obj.current_id else []

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the form with what the press said of the PDF that came with this request."""
        form = super().get_form(request, obj, **kwargs)
        form.inspected = getattr(request, "inspected", None)
        form.base_fields["publication"].widget.can_delete_related = False
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Have the PDF looked over before the transaction begins, so that others can write."""
        pdf = request.FILES.get("pdf")
        if pdf is not None and _may_make(request):
            try:
                request.inspected = actions.inspect(pdf)
            except BadPdf as refused:
                request.inspected = refused
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:  # somebody was quicker than the form's own checks
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Issue, form: Any, change: bool) -> None:
        typed, by = form.cleaned_data, request.user
        actions.save_issue(obj, by=by, expected_version=typed["version_seen"] if change else None)
        if typed.get("contents") is not None and obj.current is not None:
            actions.name_pages(obj, typed["contents"], by=by)
        if typed["pdf"]:
            actions.upload(obj, typed["pdf"], by=by, pages=request.inspected)
        is_published = obj.state == State.PUBLISHED
        if typed["published"] and not (is_published and _same_minute(typed["publish_at"], obj)):
            actions.publish(obj, by=by, at=typed["publish_at"])
        elif is_published and not typed["published"]:
            actions.withdraw(obj, by=by)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        for place in formset.save(commit=False):
            if place.pk:
                actions.take_out_of_print(place, by=request.user)
            actions.place_story(
                place.article, issue=place.issue, page_number=place.page_number, by=request.user
            )
        for place in formset.deleted_objects:
            actions.take_out_of_print(place, by=request.user)

    def response_add(self, request: HttpRequest, obj: Issue, post_url_continue: Any = None) -> Any:
        return self._to_progress(request, obj) or super().response_add(request, obj)

    def response_change(self, request: HttpRequest, obj: Issue) -> Any:
        return self._to_progress(request, obj) or super().response_change(request, obj)

    def _to_progress(self, request: HttpRequest, issue: Issue) -> HttpResponse | None:
        if "pdf" not in request.FILES:
            return None
        return HttpResponseRedirect(reverse("admin:editions_issue_progress", args=[issue.pk]))

    def get_urls(self) -> list[URLPattern]:
        def of_issue(view: Any) -> Any:
            return self.admin_site.admin_view(never_cache(view))

        own = [
            path("<int:pk>/progress/", of_issue(self.progress), name="editions_issue_progress"),
            path("<int:pk>/again/", of_issue(self.again), name="editions_issue_again"),
        ]
        return [*own, *super().get_urls()]

    def progress(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How far the newest PDF is, for an editor's eyes and, as JSON, for the page's script."""
        if not _may_make(request):
            return HttpResponse(rules.why_not_make(request.user), status=403)
        issue = get_object_or_404(Issue.objects.select_related("publication", "current"), pk=pk)
        far = how_far(issue.files.first())
        if request.GET.get("as") == "json":
            return JsonResponse(far._asdict())
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Pages of %(issue)s") % {"issue": issue},
            "issue": issue,
            "far": far,
        }
        return render(request, "admin/editions/progress_page.html", context)

    def again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Make the pages of a failed PDF once more."""
        issue = get_object_or_404(Issue, pk=pk)
        newest = issue.files.first()
        if request.method == "POST" and newest is not None:
            try:
                actions.try_again(newest, by=request.user)
            except Refused as refusal:
                messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:editions_issue_progress", args=[pk]))

    def delete_model(self, request: HttpRequest, obj: Issue) -> None:
        actions.delete_issue(obj, by=request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """What readers see is withdrawn first."""
        return _may_make(request) and (obj is None or obj.state != State.PUBLISHED)

    @admin.display(description=_("stands"))
    def stands(self, issue: Issue) -> str:
        return standing(issue, timezone.now())

    @admin.display(description=_("length"))
    def pages(self, issue: Issue) -> str:
        count = issue.page_count
        if not issue.current_id:
            return "–"
        return ngettext("%(count)d page", "%(count)d pages", count) % {"count": count}

    @admin.display(description=_("uploaded"))
    def versions(self, issue: Issue) -> SafeString | str:
        """The PDF that readers see, and the newest if that is another one, with how far it is."""
        rows = [
            _version(issue, file)
            for file in issue.files.select_related("by")
            if file.pk == issue.current_id or file.pk > (issue.current_id or 0)
        ]
        return format_html_join("", "{}", ((row,) for row in rows)) or gettext("Nothing yet.")


@admin.register(Subscriber)
class SubscriberAdmin(FoundByWords, MakersAdmin):
    list_display = ("user", "publication", "starts", "ends")
    list_filter = ("publication",)
    list_select_related = ("user", "publication")
    search_fields = ("user__email", "user__display_name")
    autocomplete_fields = ("user",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        actions.save_term(obj, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Subscriber) -> None:
        actions.remove_term(obj, by=request.user)


def _version(issue: Issue, file: IssueFile) -> SafeString:
    """Return one version of the PDF in a line."""
    where = reverse("admin:editions_issue_progress", args=[issue.pk])
    seen = file.pk == issue.current_id
    words = gettext("readers see it") if seen else how_far(file).sentence
    return format_html(
        '<p class="version">{}, {} · {}</p>',
        file.name,
        size_of(file),
        words if seen else format_html('<a href="{}">{}</a>', where, words),
    )


def _same_minute(typed: datetime | None, issue: Issue) -> bool:
    """Say whether the time in the form, which has no seconds, is still that of `issue`."""
    return typed is not None and typed == issue.live_from.replace(second=0, microsecond=0)


def _may_make(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and rules.why_not_make(request.user) is None
