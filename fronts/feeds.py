"""The feed of an event: every story about it, at `/coverage/<slug>/rss.xml`."""

from __future__ import annotations

from articles.rss import StoryFeed
from articles.story_lists import StoryList
from fronts.models import Coverage
from fronts.sources import in_coverage


class CoverageFeed(StoryFeed):
    """The stories about an event."""

    def find(self, **address: str) -> tuple[Coverage, str, StoryList]:
        found = Coverage.objects.get(slug=address["slug"], shown=True)
        return found, found.get_absolute_url(), in_coverage(found.pk)
