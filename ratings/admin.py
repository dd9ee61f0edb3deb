"""The moderators' list, as "Rate stories" in the admin. What its pages do is in `ratings.desk`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path

from ratings import desk
from ratings.models import Story
from ratings.rules import is_moderator


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    """Only moderators and the chief editor see it; nobody adds, edits or deletes a story here."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whether "Rate stories" stands on the first page of the admin."""
        return is_moderator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whether the list opens."""
        return is_moderator(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: stories are written elsewhere."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: stars are given with the buttons of the list."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """The three addresses below /admin/ratings/story/."""
        guard = self.admin_site.admin_view
        return [
            path("", guard(desk.rate_stories), name="ratings_story_changelist"),
            path("log/", guard(desk.stars_log), name="ratings_story_log"),
            path("<int:article_id>/stars/", guard(desk.stars), name="ratings_story_stars"),
        ]
