"""Home, sections and stories, and what their templates are given."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Orderable, Page

PER_PAGE = 20
PER_SECTION = 5


class PhotoBlock(StructBlock):
    """A photo in a text, with its caption."""

    image = ImageChooserBlock()
    caption = CharBlock(required=False)

    class Meta:
        template = "peer_site/parts/photo_block.html"


class HomePage(Page):
    """The front: of each of the twelve sections its five newest stories."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the bands of the sections."""
        context = super().get_context(request, *args, **kwargs)
        sections = self.get_children().live().in_menu().specific()
        context["bands"] = [(section, newest_in(section)[:PER_SECTION]) for section in sections]
        return context


class SectionPage(Page):
    """A section and its newest stories."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add a page of its list."""
        context = super().get_context(request, *args, **kwargs)
        paginator = Paginator(newest_in(self), PER_PAGE)
        context["stories"] = paginator.get_page(request.GET.get("page"))
        return context


class StoryPage(Page):
    """A story."""

    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(db_index=True)
    lead_photo = models.ForeignKey(
        "wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    lead_caption = models.CharField(max_length=300, blank=True)
    body = StreamField([("text", RichTextBlock()), ("photo", PhotoBlock())])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what stands around it: ten related stories, five of its section, four by tags."""
        context = super().get_context(request, *args, **kwargs)
        links = self.links.select_related("story__lead_photo")
        links = list(links.prefetch_related("story__lead_photo__renditions"))
        context["related"] = [link.story for link in links[:10]]
        context["earlier"] = [link.story for link in links[10:]]
        context["latest"] = newest_in(self.get_parent()).exclude(pk=self.pk)[:5]
        context["path"] = self.get_ancestors().live().filter(depth__gt=2)
        return context


class StoryLink(Orderable):
    """A story that an editor put beside another."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="links")
    story = models.ForeignKey(StoryPage, on_delete=models.CASCADE, related_name="+")


def newest_in(section: Page) -> QuerySet[StoryPage]:
    """Return the stories of a section and those below it, newest first, with their pictures."""
    stories = StoryPage.objects.live().descendant_of(section).order_by("-published_at")
    return stories.select_related("lead_photo").prefetch_related("lead_photo__renditions")
