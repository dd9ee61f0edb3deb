"""What is done to the names that stories share: authors, themes and tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Min

from articles.models import ArticleTag, Author, MergedTag, Tag, Theme, ThemePin
from pagecache.actions import purge
from publishing.actions import log

if TYPE_CHECKING:
    from accounts.models import User

Named = Author | Theme | Tag
_FOLLOWING_THE_NAME = ("key", "sort_key")  # filled in by save()


@transaction.atomic
def save(named: Named, *, by: User | None) -> Named:
    """Write an author, a theme or a tag, new or changed; its pages are new. Returns it.

    Raises ValidationError (by field) if its name or its address is taken or does not fit.
    """
    named.full_clean(exclude=_FOLLOWING_THE_NAME)
    added = named.pk is None
    named.save()
    log(named, verb="added" if added else "changed", by=by, note=str(named))
    return named


@transaction.atomic
def delete(named: Named, *, by: User | None) -> None:
    """Delete an author, a theme or a tag. Bylines keep an author's name, without the page."""
    log(named, verb="deleted", by=by, note=str(named))
    named.delete()


@transaction.atomic
def merge_tags(keep: Tag, others: Sequence[Tag], *, by: User | None) -> Tag:
    """Give every story tagged with one of `others` the tag `keep`, and delete `others`.

    Revisions keep the words they were written with. Their spelling is remembered, so an old save
    that is published later gets `keep`, and a merged tag's address leads there. Returns `keep`.
    """
    gone = [tag for tag in others if tag.pk != keep.pk]
    rows = ArticleTag.objects.filter(tag__in=gone)
    has_it = ArticleTag.objects.filter(tag=keep).values("content_object")
    rows.filter(content_object__in=has_it).delete()
    # One row a story. In the database: a tag may stand on more stories than a query has room for.
    first = rows.order_by().values("content_object").annotate(first=Min("pk")).values("first")
    ArticleTag.objects.filter(pk__in=first).update(tag=keep)
    MergedTag.objects.filter(tag__in=gone).update(tag=keep)
    for tag in gone:
        MergedTag.objects.update_or_create(key=tag.key, defaults={"slug": tag.slug, "tag": keep})
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
