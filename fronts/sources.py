"""Lists that rules draw on and that no other department has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.lookups import In

from articles.models import Article, Kind
from articles.story_lists import StoryList
from fronts.composing import NOT_IN_FRONT
from fronts.models import CoverageStory
from pagecache.making import good_until
from publishing.querysets import Unindexed
from sections.models import Kind as SectionKind
from sections.models import Section

RECENT = timedelta(days=90)
ESSAYS = (Kind.ANALYSIS, Kind.OPINION, Kind.INTERVIEW)


def own_work(*, without: Collection[int] = ()) -> StoryList:
    """The stories the newsroom wrote itself, except those given by id."""
    foreign = Section.objects.filter(kind__in=(SectionKind.WIRE, SectionKind.PARTNER))
    stories = Article.objects.published().exclude(kind__in=NOT_IN_FRONT)
    stories = stories.exclude(section__in=foreign.values("pk")).exclude(pk__in=without)
    return StoryList(lambda: stories, "pk", "latest")


def essays(at: datetime, *, without: Collection[int] = ()) -> StoryList:
    """The analyses, opinions and interviews of the 90 days before `at`, except those given by id.

    The span keeps the walk along the index short in a paper that prints few of them.
    """
    recent = Article.objects.published().filter(live_from__gt=at - RECENT)
    # By time, not by kind: three walks would have to be put in order.
    essays = recent.filter(In(Unindexed(F("kind")), [kind.value for kind in ESSAYS]))
    return StoryList(lambda: essays.exclude(pk__in=without), "pk", "latest")


def note_age(stories: Iterable[Article]) -> None:
    """Say that what is being made shows `stories` from `essays`, and until one is too old."""
    for story in stories:
        if story.live_from and story.kind in ESSAYS:
            good_until(story.live_from + RECENT)


def in_coverage(coverage_id: int) -> StoryList:
    """The stories about one event."""
    rows = CoverageStory.objects.filter(coverage=coverage_id)
    return StoryList(lambda: rows, "article_id", f"coverage/{coverage_id}")
