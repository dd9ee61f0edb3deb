"""What is noted of every file that somebody put into one of the paper's libraries."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Uploaded(models.Model):
    """Who put a file there and when, and what tells it from every other file.

    `checksum` finds the same file when it comes a second time.
    """

    checksum = models.CharField(max_length=64, editable=False, db_index=True, default="")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
