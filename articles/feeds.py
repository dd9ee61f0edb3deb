"""The feeds of sections, tags, themes, authors and videos, at `<page>rss.xml`."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from articles import story_lists
from articles.models import Author, Kind, Tag, Theme
from articles.rss import Followed, StoryFeed
from articles.story_lists import StoryList
from sections.models import Section


class VideoFeed(StoryFeed):
    """The videos."""

    def find(self, **address: str) -> tuple[Any, str, StoryList]:
        return None, "/videos/", story_lists.of_kind(Kind.VIDEO)

    def title(self, obj: Followed) -> str:
        return f"{obj.masthead.name} · {_('Videos')}"


class SectionFeed(StoryFeed):
    """A section or sub-section."""

    def find(self, **address: str) -> tuple[Section, str, StoryList]:
        found = Section.objects.at(address["slug"], address.get("sub"))
        return found, found.get_absolute_url(), story_lists.in_section(found)


class TagFeed(StoryFeed):
    """The stories with a tag."""

    def find(self, **address: str) -> tuple[Tag, str, StoryList]:
        found = Tag.objects.at(address["slug"])
        return found, found.get_absolute_url(), story_lists.with_tag(found)


class ThemeFeed(StoryFeed):
    """The stories of a dossier."""

    def find(self, **address: str) -> tuple[Theme, str, StoryList]:
        found = Theme.objects.get(slug=address["slug"])
        return found, found.get_absolute_url(), story_lists.in_theme(found)


class AuthorFeed(StoryFeed):
    """The stories of an author."""

    def find(self, **address: str) -> tuple[Author, str, StoryList]:
        found = Author.objects.get(slug=address["slug"])
        return found, found.get_absolute_url(), story_lists.by_author(found)
