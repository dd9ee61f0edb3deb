from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from photos.choosing import PhotoChoice
from subscriptions import actions
from subscriptions.admin.rights import ChiefsAdmin
from subscriptions.models import Offer, PriceLine


class PriceLines(admin.StackedInline):
    model = PriceLine
    fields = (("form", "months", "price"),)  # in one row, each with its label
    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True  # whoever may open the offer

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Offer)
class OfferAdmin(ChiefsAdmin):
    """What can be ordered, each with its price list. Orders keep the price they came with."""

    inlines = (PriceLines,)
    list_display = ("title", "lines_", "orders_", "position", "is_open")
    prepopulated_fields = {"slug": ("title",)}
    autocomplete_fields = ("cover",)
    actions = None  # one is taken away on its own page, where its orders are counted
    fieldsets = (
        (None, {"fields": ("title", "slug", "introduction", "cover")}),
        (_("Order form"), {"fields": ("currency", "epaper", "position", "is_open")}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "introduction":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "cover":
            kwargs["widget"] = PhotoChoice(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> Any:
        found = super().get_queryset(request)
        return found.annotate(
            line_count=Count("lines", distinct=True), order_count=Count("orders", distinct=True)
        )

    @admin.display(description=_("prices"), ordering="line_count")
    def lines_(self, offer: Offer) -> int:
        return offer.line_count

    @admin.display(description=_("orders"), ordering="order_count")
    def orders_(self, offer: Offer) -> int:
        return offer.order_count

    def save_model(self, request: HttpRequest, obj: Offer, form: Any, change: bool) -> None:
        obj.save()
        actions.offer(obj, verb="changed" if change else "added", by=request.user)

    def delete_model(self, request: HttpRequest, obj: Offer) -> None:
        actions.offer(obj, verb="deleted", by=request.user)
        obj.delete()
