"""The purge log: which keys changed; and how far each shared cache has been told of it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Purge(models.Model):
    """One key that changed, written in the transaction of the change.

    `due`: the change shows by itself at that later moment (a scheduled story, a banner's end).
    """

    key = models.CharField(max_length=120)
    due = models.DateTimeField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    # PostgreSQL gives ids before it commits, so there the log is read by transaction: see `feed`.
    xid = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["xid"], name="purge_by_transaction"),
            models.Index(fields=["due"], name="purge_by_due"),
        ]

    def __str__(self) -> str:
        return self.key


class SharedCache(models.Model):
    """How far one of the caches that PURGE_URLS names has been told; see `telling`."""

    name = models.CharField(max_length=200, unique=True)
    # The first number of the log that it may not know of: a row's, on PostgreSQL a transaction's.
    # Null: it has been told nothing yet.
    told_before = models.BigIntegerField(null=True)
    # Rows with that number or a later one that it knows of all the same.
    told_ahead = models.JSONField(default=list)
    due_before = models.DateTimeField(default=timezone.now)
    # What it is told a second time, and when: [[seconds, [keys]], …].
    again = models.JSONField(default=list)
    # Who tells it has it for so long; then another may.
    busy_until = models.DateTimeField(default=timezone.now)
    silent_since = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
