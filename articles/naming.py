"""What is done to the words that stories share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from articles.models import ArticleTag, Tag, Theme, ThemePin
from pagecache.actions import purge
from publishing.actions import log

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def merge_tags(keep: Tag, others: Sequence[Tag], *, by: User | None) -> Tag:
    """Give every story tagged with one of `others` the tag `keep`, and delete `others`.

    Revisions keep the words they were written with; saved again, they bring the merged
    spelling back as a new tag only if an editor types it. Returns `keep`.
    """
    gone = [tag for tag in others if tag.pk != keep.pk]
    rows = ArticleTag.objects.filter(tag__in=gone)
    has_it = ArticleTag.objects.filter(tag=keep).values("content_object")
    rows.filter(content_object__in=has_it).delete()
    first: dict[int, int] = {}
    for pk, article in rows.order_by("pk").values_list("pk", "content_object"):
        first.setdefault(article, pk)
    ArticleTag.objects.filter(pk__in=first.values()).update(tag=keep)
    Tag.objects.filter(pk__in=[tag.pk for tag in gone]).delete()
    purge(f"tag/{keep.pk}", "tags")
    log(keep, verb="merge", by=by, note=", ".join(tag.name for tag in gone))
    return keep


@transaction.atomic
def pin_stories(theme: Theme, ids: Sequence[int], *, by: User | None) -> None:
    """Keep the stories `ids`, in this order, at the head of `theme`, and no others.

    They may stand in no list of the theme, and not be live yet: readers see them from then on.
    """
    if theme.pinned_ids() == list(ids):
        return
    theme.pins.all().delete()
    ThemePin.objects.bulk_create(
        ThemePin(theme=theme, article_id=pk, position=place) for place, pk in enumerate(ids)
    )
    purge(f"theme/{theme.pk}")
    log(theme, verb="pin", by=by, note=", ".join(map(str, ids)))
