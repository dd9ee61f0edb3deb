from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.models import User
from advertising import actions, rules
from advertising.choosing import share
from advertising.forms import AdvertisementForm
from advertising.models import Advertisement
from advertising.places import PLACES
from photos.choosing import PhotoChoice


@admin.register(Advertisement)
class AdvertisementAdmin(admin.ModelAdmin):
    """What is booked where, and beside whom. A picture may be uploaded with it."""

    form = AdvertisementForm
    actions = None
    autocomplete_fields = ("photo",)
    list_display = ("title", "where", "standing", "starts_at", "ends_at", "weight")
    list_filter = ("is_active",)
    search_fields = ("title", "link")
    readonly_fields = ("beside", "look")
    fieldsets = (
        (None, {"fields": ("title", "words", "link")}),
        (_("Picture"), {"fields": ("photo", "upload", "alt")}),
        (
            _("Where and when"),
            {"fields": ("places", "starts_at", "ends_at", "weight", "is_active")},
        ),
        (_("In the paper"), {"fields": ("beside", "look")}),
    )

    class Media:
        css = {"all": ("css/advertising/booking.css",)}

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "photo":
            kwargs["widget"] = PhotoChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the form with who books, for the library; photos are deleted there, not here."""
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        widget = form.base_fields["photo"].widget
        widget.can_add_related = widget.can_change_related = widget.can_delete_related = False
        return form

    @admin.display(description=_("places"))
    def where(self, ad: Advertisement) -> SafeString:
        return format_html_join(SafeString("<br>"), "{}", ((name,) for name in _names(ad.places)))

    @admin.display(description=_("stands"))
    def standing(self, ad: Advertisement) -> str:
        now = timezone.now()
        if ad.is_showing(now):
            return gettext("in the paper now")
        if ad.photo_id is None:
            return gettext("has lost its picture")
        if not ad.is_active:
            return gettext("off")
        return gettext("waits for its time") if now < ad.starts_at else gettext("over")

    @admin.display(description=_("shares its places with"))
    def beside(self, ad: Advertisement) -> SafeString | str:
        """What is booked in the same places at the same time, and how the pages are shared."""
        if ad._state.adding:
            return gettext("Shown after the first save.")
        others = [
            other
            for other in Advertisement.objects.filter(is_active=True).exclude(pk=ad.pk)
            if ad.overlaps(other)
        ]
        rows = [_shared(ad, name, others) for name in PLACES if name in ad.places]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", rows))

    @admin.display(description=_("preview"))
    def look(self, ad: Advertisement) -> SafeString | str:
        if ad._state.adding or ad.photo_id is None:
            return gettext("Shown after the first save.")
        address = reverse("admin:advertising_advertisement_preview", args=[ad.pk])
        return format_html('<a href="{}">{}</a>', address, gettext("See it in each of its places"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(never_cache(self.preview))
        own = path("<int:pk>/preview/", view, name="advertising_advertisement_preview")
        return [own, *super().get_urls()]

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show an advertisement in the boxes of its places, whether it is booked now or not."""
        if not self.has_view_permission(request):
            return HttpResponse(rules.why_not_book(request.user), status=403)
        found = Advertisement.objects.filter(photo__isnull=False).select_related("photo")
        ad = get_object_or_404(found, pk=pk)
        places = [place for place in PLACES.values() if place.name in ad.places]
        return render(request, "advertising/preview_page.html", {"ad": ad, "places": places})

    def save_model(
        self, request: HttpRequest, obj: Advertisement, form: Any, change: bool
    ) -> None:
        actions.book(obj, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Advertisement) -> None:
        actions.remove(obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Advertisement]) -> None:
        for ad in queryset:
            actions.remove(ad, by=request.user)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_book(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _may_book(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_book(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return _may_book(request)


def _names(places: list[str]) -> list[str]:
    return [str(place.title) for place in PLACES.values() if place.name in places]


def _shared(ad: Advertisement, name: str, others: list[Advertisement]) -> tuple[str, str]:
    """Return a place, and in words who else stands there while `ad` does."""
    there = [other for other in others if name in other.places]
    if not there:
        return str(PLACES[name].title), gettext("nobody")
    words = [
        gettext("“%(title)s” (weight %(weight)d, %(until)s)")
        % {"title": other.title, "weight": other.weight, "until": _until(other.ends_at)}
        for other in there
    ]
    mine = gettext("this one has %(share)d pages of a hundred") % {"share": share(ad, there)}
    return str(PLACES[name].title), f"{', '.join(words)}; {mine}"


def _until(moment: datetime | None) -> str:
    if moment is None:
        return gettext("without end")
    return gettext("until %(moment)s") % {
        "moment": format_date(timezone.localtime(moment), "F j, Y | H:i")
    }


def _may_book(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and rules.why_not_book(request.user) is None
