"""Newsletters, and who is on them: nobody is put on a list here, only taken off."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from subscriptions import links, newsletters, sheets
from subscriptions.admin.rights import ChiefsAdmin
from subscriptions.models import Newsletter, SignUp


def file_of(request: HttpRequest, sign_ups: QuerySet[SignUp]) -> HttpResponse:
    """Return the list for a mailing service: confirmed addresses, with consent and the way out.

    `unsubscribe` goes into the header List-Unsubscribe of each mail, as RFC 8058 has it.
    """
    head = ("email", "newsletter", "asked", "confirmed", "unsubscribe", "preferences")
    site = request.build_absolute_uri("/").rstrip("/")
    rows = (
        (
            row.email,
            row.newsletter.slug,
            row.asked_at.isoformat(timespec="seconds"),
            row.confirmed_at.isoformat(timespec="seconds"),
            site + links.make(links.LEAVE, email=row.email, newsletters=[row.newsletter]),
            site + links.make(links.MINE, email=row.email),
        )
        for row in sign_ups.select_related("newsletter").order_by("newsletter__slug", "email")
    )
    return sheets.download("newsletters", sheets.sheet(head, rows))


@admin.register(Newsletter)
class NewsletterAdmin(ChiefsAdmin):
    list_display = ("title", "rhythm", "section", "readers", "position", "is_open")
    list_select_related = ("section",)
    prepopulated_fields = {"slug": ("title",)}
    fields = ("title", "slug", "brings", "rhythm", "section", "position", "is_open")
    actions = ("export",)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(reader_count=Count("sign_ups"))

    @admin.display(description=_("confirmed readers"), ordering="reader_count")
    def readers(self, newsletter: Newsletter) -> int:
        return newsletter.reader_count

    @admin.action(description=_("Save the confirmed addresses for a mailing service (CSV)"))
    def export(self, request: HttpRequest, queryset: QuerySet[Newsletter]) -> HttpResponse:
        return file_of(request, SignUp.objects.filter(newsletter__in=queryset))

    def get_actions(self, request: HttpRequest) -> Any:
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found

    def save_model(self, request: HttpRequest, obj: Newsletter, form: Any, change: bool) -> None:
        obj.save()
        newsletters.note(obj, verb="changed" if change else "added", by=request.user)

    def delete_model(self, request: HttpRequest, obj: Newsletter) -> None:
        newsletters.note(obj, verb="deleted", by=request.user)
        obj.delete()


@admin.register(SignUp)
class SignUpAdmin(ChiefsAdmin):
    """Who is on which list. Somebody who writes and asks is taken off here."""

    list_display = ("email", "newsletter", "asked_at", "confirmed_at")
    list_filter = ("newsletter",)
    list_select_related = ("newsletter",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("email",)
    fields = readonly_fields = ("email", "newsletter", "asked_at", "confirmed_at")
    actions = ("take_off", "export")

    @admin.action(description=_("Take off the list"))
    def take_off(self, request: HttpRequest, queryset: QuerySet[SignUp]) -> None:
        taken = list(queryset.select_related("newsletter"))
        for sign_up in taken:
            newsletters.take_off(sign_up, by=request.user)
        said = ngettext("%(n)d address is off.", "%(n)d addresses are off.", len(taken))
        messages.success(request, said % {"n": len(taken)})

    @admin.action(description=_("Save for a mailing service (CSV)"))
    def export(self, request: HttpRequest, queryset: QuerySet[SignUp]) -> HttpResponse:
        return file_of(request, queryset)

    def get_actions(self, request: HttpRequest) -> Any:
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found

    def delete_model(self, request: HttpRequest, obj: SignUp) -> None:
        newsletters.take_off(obj, by=request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # only the owner of a mailbox can confirm it

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
