"""What all tables of this department have in common: who may open them."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from accounts.models import User
from subscriptions import rules


class ChiefsAdmin(admin.ModelAdmin):
    """A table that the chief editor keeps."""

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_manage(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_manage(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_manage(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return may_manage(request)


def may_manage(request: HttpRequest) -> bool:
    """Say whether whoever asks looks after subscriptions."""
    return isinstance(request.user, User) and rules.why_not_manage(request.user) is None
