"""Lists that rules draw on and that no other department has."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from articles.models import Article, Kind
from articles.story_lists import StoryList
from fronts.composing import NOT_IN_FRONT
from fronts.models import CoverageStory
from publishing.states import State
from sections.models import Kind as SectionKind
from sections.models import Section

RECENT = timedelta(days=90)
ESSAYS = (Kind.ANALYSIS, Kind.OPINION, Kind.INTERVIEW)


def own_work(*, without: Collection[int] = ()) -> StoryList:
    """The stories the newsroom wrote itself, except those given by id."""
    foreign = Section.objects.filter(kind__in=(SectionKind.WIRE, SectionKind.PARTNER))
    stories = Article.objects.filter(state=State.PUBLISHED).exclude(kind__in=NOT_IN_FRONT)
    stories = stories.exclude(section__in=foreign.values("pk")).exclude(pk__in=without)
    return StoryList(stories, "pk")


def essays(at: datetime, *, without: Collection[int] = ()) -> StoryList:
    """The analyses, opinions and interviews of the 90 days before `at`, except those given by id.

    The span keeps the walk along the index short in a paper that prints few of them.
    """
    recent = Article.objects.filter(state=State.PUBLISHED, live_from__gt=at - RECENT)
    return StoryList(recent.filter(kind__in=ESSAYS).exclude(pk__in=without), "pk")


def in_coverage(coverage_id: int) -> StoryList:
    """The stories about one event."""
    return StoryList(CoverageStory.objects.filter(coverage=coverage_id), "article_id")
