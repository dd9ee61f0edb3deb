"""What happens here when a story changes; connected in `FrontsConfig.ready`."""

from __future__ import annotations

from typing import Any

from articles.models import Article
from fronts.models import CoverageStory


def follow(sender: type[Article], *, article: Article, **kwargs: Any) -> None:
    """Keep the times by which coverages list `article` the same as its own."""
    CoverageStory.objects.filter(article=article).update(live_from=article.live_from)
