from __future__ import annotations

from datetime import datetime

from django.db import models

from articles.models import Article

# A story's id takes the lower 28 bits of its place, 268 million stories; the second of its going
# live takes the bits above.
_ID_BITS = 28


def place_of(moment: datetime, article_id: int) -> int:
    """Return the place of a story in the index: a later story has a greater one."""
    return (int(moment.timestamp()) << _ID_BITS) | article_id


def first_place(moment: datetime) -> int:
    """Return the place that no story which goes live before `moment` reaches."""
    return place_of(moment, 0)


def article_at(place: int) -> int:
    """Return the id of the story at `place`."""
    return place & ((1 << _ID_BITS) - 1)


class Entry(models.Model):
    """What search reads of one published story: its words, folded, the weightiest apart.

    Rows stand in the order of time, so "the newest" and "between two days" are a walk along the
    key, in this table and in the full-text table that follows it by triggers on SQLite (see
    migration 0004): index and words cannot part.
    """

    place = models.BigIntegerField(primary_key=True, help_text="See place_of().")
    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="+")
    headline = models.TextField()
    names = models.TextField(help_text="Kicker, authors, tags, themes and section.")
    text = models.TextField(help_text="Standfirst, body and captions.")
    marked = models.TextField(help_text="The words of all three that have marks, unfolded.")
    facets = models.TextField(help_text="What it can be filtered by: ` s12 kopinion a7 `.")

    class Meta:
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return self.headline
