"""What happens here when a story changes; connected in `FrontsConfig.ready`."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.utils import timezone

from articles.models import Article
from fronts.models import CoverageStory, SpecialStory
from pagecache.actions import purge


def follow(sender: type[Article], *, article: Article, **kwargs: Any) -> None:
    """Keep the times by which coverages list `article` the same as its own.

    Coverages and special editions that list it are new for readers, now and when it goes live.
    """
    covering = CoverageStory.objects.filter(article=article)
    listing = SpecialStory.objects.filter(article=article).order_by()
    # Most stories are in neither: one query says so.
    found = _named(covering, "coverage").union(_named(listing, "special", "edition"), all=True)
    keys = [f"{thing}/{pk}" for thing, pk in found]
    if any(key.startswith("coverage/") for key in keys):
        covering.update(live_from=article.live_from)
    purge(*keys)
    if article.live_from is not None and article.live_from > timezone.now():
        purge(*keys, due=article.live_from)


def _named(rows: QuerySet, thing: str, column: str = "") -> QuerySet:
    return rows.values_list(Value(thing, output_field=CharField()), f"{column or thing}_id")
