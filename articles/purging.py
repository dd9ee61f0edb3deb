"""Which pages change when what readers see of a story does."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import CharField, QuerySet, Value
from django.utils import timezone

from articles.models import Article, Author, Tag, Theme
from pagecache.actions import purge

# Lists of names, which show whose stories there are.
NAME_LISTS = {"tag": "tags", "theme": "themes", "author": "authors"}


def lists_of(article: Article) -> set[str]:
    """Return the keys of all lists that `article` stands in now; none while it has no time.

    One query, whatever it stands in.
    """
    if article.live_from is None:
        return set()

    def filed(rows: QuerySet, thing: str, column: str) -> QuerySet:
        kind = Value(thing, output_field=CharField())
        return rows.order_by().values_list(kind, column)

    found = filed(article.placements.all(), "section", "section_id").union(
        filed(article.article_tags.all(), "tag", "tag_id"),
        filed(article.article_themes.all(), "theme", "theme_id"),
        filed(article.credits.filter(author__isnull=False), "author", "author_id"),
    )
    keys = {"latest", f"kind/{article.kind}"}
    for thing, pk in found:
        keys.add(f"{thing}/{pk}")
        if thing in NAME_LISTS:
            keys.add(NAME_LISTS[thing])
    return keys


def purge_story(
    article: Article, *, stood_in: Collection[str], live_from: datetime | None
) -> None:
    """Purge what shows `article`, in the transaction of the change.

    stood_in, live_from: its lists before the change, and its time. Where these stay, no list is
    made anew: the pages that show the story are made of it anyway. A time to come is one purge
    more, due then.
    """
    stands_in = lists_of(article)
    changed = set(stood_in) ^ stands_in
    if live_from != article.live_from:
        changed |= stands_in
    if changed:
        # Whole-paper lists sift by kind and section as well.
        changed.add("latest")
    purge(f"article/{article.pk}", "sitemap", *sorted(changed))
    if article.live_from is not None and article.live_from > timezone.now():
        purge(f"article/{article.pk}", "sitemap", *sorted(stands_in), due=article.live_from)


def keys_of_tag(tag: Tag) -> list[str]:
    """Return the keys of what shows `tag`: its list, and its name on stories."""
    return [f"tag/{tag.pk}", f"tag/{tag.pk}/name", "tags"]


def keys_of_theme(theme: Theme) -> list[str]:
    """Return the keys of what shows `theme`: its dossier, and its name on stories."""
    return [f"theme/{theme.pk}", f"theme/{theme.pk}/name", "themes"]


def keys_of_author(author: Author) -> list[str]:
    """Return the keys of what shows `author`: their page, and their name on stories."""
    return [f"author/{author.pk}", f"author/{author.pk}/name", "authors"]
