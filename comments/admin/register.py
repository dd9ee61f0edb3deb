"""The moderators' desk in the admin. What its pages do is in the modules beside this one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path

from comments.admin import item, past, queue
from comments.admin.common import moderates
from comments.models import Comment


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """Nobody adds, edits or deletes words here; moderators decide on them."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say whether this person decides at all; nobody changes the words."""
        return moderates(request)

    def get_urls(self) -> list[URLPattern]:
        """The addresses below /admin/comments/comment/."""
        guard = self.admin_site.admin_view
        return [
            path("", guard(queue.queue), name="comments_comment_changelist"),
            path("next/", guard(item.following), name="comments_comment_next"),
            path("decisions/", guard(past.decisions), name="comments_comment_decisions"),
            path("bans/", guard(past.bans), name="comments_comment_bans"),
            path("bans/<int:ban_id>/lift/", guard(past.lift), name="comments_comment_lift"),
            path("undo/<int:decision_id>/", guard(past.undo), name="comments_comment_undo"),
            path("<int:comment_id>/change/", guard(item.item), name="comments_comment_change"),
        ]
