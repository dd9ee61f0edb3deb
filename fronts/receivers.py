"""What happens here when a story changes; connected in `FrontsConfig.ready`."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from articles.models import Article
from fronts.models import CoverageStory, SpecialStory
from pagecache.actions import purge


def follow(sender: type[Article], *, article: Article, **kwargs: Any) -> None:
    """Keep the times by which coverages list `article` the same as its own.

    Coverages and special editions that list it are new for readers, now and when it goes live.
    """
    covering = CoverageStory.objects.filter(article=article)
    covering.update(live_from=article.live_from)
    keys = [f"coverage/{pk}" for pk in covering.values_list("coverage_id", flat=True)]
    editions = SpecialStory.objects.filter(article=article)
    keys += [f"special/{pk}" for pk in editions.values_list("edition_id", flat=True)]
    purge(*keys)
    if article.live_from is not None and article.live_from > timezone.now():
        purge(*keys, due=article.live_from)
