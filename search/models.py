from __future__ import annotations

from django.db import models

from articles.models import Article


class Entry(models.Model):
    """What search reads of one published story: its words, folded, the weightiest apart.

    On SQLite a full-text table (see migration 0002) follows this one by triggers, so index and
    words cannot part.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    headline = models.TextField()
    names = models.TextField(help_text="Kicker, authors, tags, themes and section.")
    text = models.TextField(help_text="Standfirst, body and captions.")

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.headline
