"""Banners, coverages and special editions in the admin. Saved by `fronts.collecting`."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fronts import collecting
from fronts.admin.forms import BannerForm, CoverageForm, EditionForm, EntryForm
from fronts.models import Banner, Coverage, CoverageEntry, SpecialEdition
from fronts.rules import why_not_delete, why_not_edit
from publishing.errors import Refused


class EditorsAdmin(admin.ModelAdmin):
    """What the three have in common: editors write them, actions save them."""

    actions = None

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            css={"all": ["css/admin/fronts.css", "css/admin/picking.css"]}
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may(request, why_not_edit) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may(request, why_not_edit) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may(request, why_not_delete) and super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        collecting.delete(obj, by=request.user)


@admin.register(Banner)
class BannerAdmin(EditorsAdmin):
    form = BannerForm
    change_form_template = "admin/fronts/change_form.html"
    list_display = ("words", "standing", "starts_at", "ends_at", "switch")
    fieldsets = (
        (None, {"fields": ("words", "article")}),
        (_("When"), {"fields": ("starts_at", "ends_at", "is_on")}),
    )

    @admin.display(description=_("stands"))
    def standing(self, banner: Banner) -> str:
        now = timezone.now()
        if banner.is_showing(now):
            return gettext("above every page now")
        if banner.ends_at <= now:
            return gettext("over")
        return gettext("waits for its time") if banner.is_on else gettext("off")

    @admin.display(description=_("switch"))
    def switch(self, banner: Banner) -> SafeString | str:
        """A button of the list's own form; `changelist_view` takes what it sends."""
        if banner.ends_at <= timezone.now():
            return "–"
        word = gettext("Switch off") if banner.is_on else gettext("Switch on")
        button = (
            '<button type="submit" class="button" name="switch" value="{}">'
            '{}<span class="visually-hidden">: {}</span></button>'
        )
        return format_html(button, banner.pk, word, banner.words)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        pk = request.POST.get("switch", "")
        if not pk:
            return super().changelist_view(request, extra_context)
        banner = get_object_or_404(Banner, pk=pk if pk.isdecimal() else 0)
        try:
            collecting.switch_banner(banner, on=not banner.is_on, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect(request.get_full_path())

    def save_model(self, request: HttpRequest, obj: Banner, form: Any, change: bool) -> None:
        collecting.save_banner(obj, by=request.user)


@admin.register(SpecialEdition)
class SpecialEditionAdmin(EditorsAdmin):
    form = EditionForm
    change_form_template = "admin/fronts/change_form.html"
    list_display = ("number", "title", "date", "shown")
    list_display_links = ("number", "title")
    prepopulated_fields = {"slug": ("title",)}
    fieldsets = (
        (None, {"fields": ("number", "title", "slug", "date", "introduction", "cover")}),
        (_("Stories"), {"fields": ("contents", "shown")}),
    )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields  # an address in use never follows a title

    def save_model(
        self, request: HttpRequest, obj: SpecialEdition, form: Any, change: bool
    ) -> None:
        collecting.save_edition(obj, by=request.user, stories=form.cleaned_data["contents"])


class EntryInline(admin.StackedInline):
    model = CoverageEntry
    form = EntryForm
    extra = 2
    ordering = ("-at", "-pk")


@admin.register(Coverage)
class CoverageAdmin(EditorsAdmin):
    form = CoverageForm
    change_form_template = "admin/fronts/change_form.html"
    list_display = ("title", "standing", "began_at", "closed_at")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (EntryInline,)

    def get_fieldsets(self, request: HttpRequest, obj: Coverage | None = None) -> Any:
        stories = ("key_stories", "add", "take_out") if obj else ("key_stories", "add")
        return (
            (None, {"fields": ("title", "slug", "introduction", "photo")}),
            (_("Stories"), {"fields": stories}),
            (_("When"), {"fields": ("shown", "began_at", "closed_at")}),
        )

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else self.prepopulated_fields

    @admin.display(description=_("stands"))
    def standing(self, coverage: Coverage) -> str:
        if not coverage.shown:
            return gettext("not shown yet")
        return gettext("live") if coverage.is_running else gettext("closed")

    def save_model(self, request: HttpRequest, obj: Coverage, form: Any, change: bool) -> None:
        data = form.cleaned_data
        collecting.save_coverage(
            obj,
            by=request.user,
            key_stories=data["key_stories"],
            add=data["add"],
            take_out=[int(pk) for pk in data.get("take_out", ())],
        )


def _may(request: HttpRequest, why_not: Any) -> bool:
    return request.user.is_active and why_not(request.user) is None
