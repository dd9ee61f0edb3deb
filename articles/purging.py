"""Which pages change when what readers see of a story does."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.utils import timezone

from articles.models import Article, Author, Tag, Theme
from pagecache.actions import purge

# So many ids have one sitemap: at most 50,000 may (https://www.sitemaps.org/protocol.html).
BLOCK = 25_000


def purge_story(
    article: Article,
    *,
    stood_in: Collection[str],
    stands_in: Collection[str],
    live_from: datetime | None,
) -> None:
    """Purge what shows `article`, in the transaction of the change.

    stood_in, stands_in: its lists before the change and after it; live_from: its time before.
    Where these stay, no list is made anew: the pages that show the story are made of it anyway. A
    time to come is one purge more, due then.
    """
    changed = set(stood_in) ^ set(stands_in)
    if live_from != article.live_from:
        changed |= set(stands_in)
    if changed:
        # Whole-paper lists sift by kind and section as well.
        changed.add("latest")
    own = (f"article/{article.pk}", "sitemap", key_of_block(article.pk // BLOCK))
    purge(*own, *sorted(changed))
    if article.live_from is not None and article.live_from > timezone.now():
        purge(*own, *sorted(stands_in), due=article.live_from)


def key_of_block(block: int) -> str:
    """Return the key of the sitemap of a block of ids. What is old stays kept."""
    return f"sitemap/{block}"


def keys_of_tag(tag: Tag) -> list[str]:
    """Return the keys of what shows `tag`: its list, and its name on stories."""
    return [f"tag/{tag.pk}", f"tag/{tag.pk}/name", "tags"]


def keys_of_theme(theme: Theme) -> list[str]:
    """Return the keys of what shows `theme`: its dossier, and its name on stories."""
    return [f"theme/{theme.pk}", f"theme/{theme.pk}/name", "themes"]


def keys_of_author(author: Author) -> list[str]:
    """Return the keys of what shows `author`: their page, and their name on stories."""
    return [f"author/{author.pk}", f"author/{author.pk}/name", "authors"]
