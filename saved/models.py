from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from articles.models import Article
from saved.querysets import SavedStoryQuerySet


class SavedStory(models.Model):
    """A story that a reader keeps for later. Nobody else sees it, the newsroom neither."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_stories"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="saved_by")
    saved_at = models.DateTimeField(default=timezone.now)

    objects = SavedStoryQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="saved_once")]
        indexes = [models.Index(fields=["user", "-saved_at"], name="saved_of_reader")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.article_id}"
