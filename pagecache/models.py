"""The purge log: which keys changed, in the order in which readers can see the changes."""

from __future__ import annotations

from django.db import models


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
