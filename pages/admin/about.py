from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from accounts.models import User
from pages import actions, rules
from pages.display import OUR_WORDS, unwritten
from pages.editor import PageTextWidget
from pages.models import Masthead, Page, Place


class AboutThePaper(admin.ModelAdmin):
    """What both have in common: the chief editor's, and written by actions."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may_change(request) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_change(request) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_change(request) and super().has_delete_permission(request, obj)


class MastheadForm(forms.ModelForm):
    class Meta:
        model = Masthead
        fields = "__all__"  # noqa: DJ007  (each is for the editor, the fieldsets say in what order)
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}


@admin.register(Masthead)
class MastheadAdmin(AboutThePaper):
    """One row: the list opens straight in its form."""

    form = MastheadForm

    fieldsets = (
        (None, {"fields": ("name", "tagline")}),
        (
            _("In the footer"),
            {
                "fields": (
                    "publisher_line", "editor_in_chief", "deputies", "managing_editor",
                    "system_line", "is_sample",
                )
            },
        ),
        (_("How to reach the paper"), {"fields": ("address", "phone", "email")}),
        (_("For advertisers"), {"fields": ("advertising_email", "advertising_phone")}),
    )  # fmt: skip

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        masthead = Masthead.objects.current()
        if masthead._state.adding:
            return redirect("admin:pages_masthead_add")
        return redirect("admin:pages_masthead_change", masthead.pk)

    def save_model(self, request: HttpRequest, obj: Masthead, form: Any, change: bool) -> None:
        actions.save_masthead(obj, by=_user(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may_change(request) and not Masthead.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class PageForm(forms.ModelForm):
    class Meta:
        model = Page
        fields = ("slug", "title", "introduction", "body")
        widgets = {"body": PageTextWidget, "introduction": forms.Textarea(attrs={"rows": 3})}


@admin.register(Page)
class PageAdmin(AboutThePaper):
    form = PageForm
    list_display = ("title", "slug", "updated_at")
    actions = None

    change_list_template = "admin/pages/page/change_list.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Page | None = None) -> Any:
        return ("slug",) if obj else ()

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the words the paper comes with, so that they are changed, not lost."""
        start = super().get_changeform_initial_data(request)
        found = unwritten(start["slug"]) if start.get("slug") in Place.values else None
        return {"title": found.title, "body": found.body, **start} if found else start

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Show also the pages that stand in the paper with our words."""
        written = set(Page.objects.values_list("slug", flat=True))
        ours = [page for slug in OUR_WORDS if slug not in written and (page := unwritten(slug))]
        return super().changelist_view(request, {**(extra_context or {}), "ours": ours})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["media"] = Media.from_media(context["media"]).with_nonce(str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Page, form: Any, change: bool) -> None:
        actions.save_page(obj, by=_user(request))

    def delete_model(self, request: HttpRequest, obj: Page) -> None:
        actions.delete_page(obj, by=_user(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Page]) -> None:
        for page in queryset:
            actions.delete_page(page, by=_user(request))


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  (the admin lets nobody else in)
    return request.user


def _may_change(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and rules.why_not_change(request.user) is None
