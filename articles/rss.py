"""RSS 2.0: the feed of the paper, on which the feeds of all its parts stand.

Pictures go as Media RSS (https://www.rssboard.org/media-rss), authors as Dublin Core creators,
because RSS's own `author` must be a mail address. An unchanged feed answers 304.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles import story_lists
from articles.models import Article, Credit
from articles.story_lists import StoryList
from pages.models import Masthead
from photos.shown import show

LENGTH = 30


class PaperFeed(Rss201rev2Feed):
    """RSS with pictures."""

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["creators"]:
            handler.addQuickElement("dc:creator", name)
        picture = item["picture"]
        if picture:
            handler.startElement("media:content", picture["file"])
            for element, words in picture["words"].items():
                if words:
                    handler.addQuickElement(f"media:{element}", words)
            handler.endElement("media:content")


@dataclass(frozen=True)
class Followed:
    """What one request for a feed is about. `subject` is None for the whole paper."""

    subject: Any
    page: str
    stories: StoryList
    masthead: Masthead
    request: HttpRequest


class StoryFeed(Feed):
    """The newest stories of the paper; each kind below says only what else it is of.

    One instance answers all requests, so everything about a request is in its `Followed`.
    """

    feed_type = PaperFeed
    item_guid_is_permalink = False

    def find(self, **address: str) -> tuple[Any, str, StoryList]:
        """Return what the address names, the page it belongs to, and its stories.

        Raises DoesNotExist if there is nothing of that name.
        """
        return None, "/", story_lists.latest()

    def get_object(self, request: HttpRequest, *args: Any, **address: str) -> Followed:
        subject, page, stories = self.find(**address)
        return Followed(subject, page, stories, Masthead.objects.current(), request)

    def title(self, obj: Followed) -> str:
        name = str(obj.subject) if obj.subject else ""
        return f"{obj.masthead.name} · {name}" if name else obj.masthead.name

    def description(self, obj: Followed) -> str:
        own = getattr(obj.subject, "introduction", "") or obj.masthead.tagline
        return own or _("News from %(paper)s") % {"paper": obj.masthead.name}

    def link(self, obj: Followed) -> str:
        return obj.page

    def feed_url(self, obj: Followed) -> str:
        return obj.request.path  # /latest/rss.xml has the paper's feed under an address of its own

    def items(self, obj: Followed) -> list[dict[str, Any]]:
        ids = obj.stories.ids(count=LENGTH)
        found = Article.objects.live().for_cards().in_order(ids)
        creators: dict[int, list[str]] = defaultdict(list)
        for credit in Credit.objects.filter(article__in=found).order_by("position"):
            creators[credit.article_id].append(credit.name)
        return [
            {
                "article": article,
                "guid": f"{obj.request.get_host()}:{article.pk}",
                "creators": creators[article.pk],
                "picture": _picture(article, obj.request),
            }
            for article in found
        ]

    # A headline is text, and RSS readers take a title and a description for HTML: hence escape().

    def item_title(self, item: dict[str, Any]) -> str:
        return escape(item["article"].headline)

    def item_description(self, item: dict[str, Any]) -> str:
        return escape(item["article"].standfirst)

    def item_link(self, item: dict[str, Any]) -> str:
        return item["article"].get_absolute_url()

    def item_guid(self, item: dict[str, Any]) -> str:
        return item["guid"]

    def item_pubdate(self, item: dict[str, Any]) -> datetime | None:
        return item["article"].live_from

    def item_updateddate(self, item: dict[str, Any]) -> datetime | None:
        return item["article"].updated_at or item["article"].live_from

    def item_categories(self, item: dict[str, Any]) -> list[str]:
        return [section.name for section in item["article"].section.path]

    def item_extra_kwargs(self, item: dict[str, Any]) -> dict[str, Any]:
        return {"creators": item["creators"], "picture": item["picture"]}


def _picture(article: Article, request: HttpRequest) -> dict[str, Any] | None:
    """Return the attributes and words of an article's `media:content`; None without a picture."""
    photo = article.lead_photo
    shown = show(photo, "share", article.lead_crop) if photo else None
    if photo is None or shown is None:
        return None
    return {
        "file": {
            "url": request.build_absolute_uri(shown.src),
            "type": "image/jpeg",
            "medium": "image",
            "width": str(shown.width),
            "height": str(shown.height),
        },
        "words": {"description": article.lead_alt or photo.alt, "credit": photo.credit},
    }
