"""`{% load for_machines %}`: what search engines and link previews read in a page's head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from articles import structured
from articles.display import Layout
from pagecache.pieces import Gap, State, leave, remembered_in
from photos.shown import show
from publishing.addresses import whole
from publishing.drawing import draw_words
from publishing.moments import iso_moment
from ratings.along import SUMS_PIECE
from ratings.models import Voice

register = template.Library()


@register.simple_tag(takes_context=True)
def story_data(context: template.Context) -> SafeString:
    """Write a story's JSON-LD: the article and the path to it.

    A data block is not run, so the Content-Security-Policy needs no exception for it.
    """
    absolute = whole(context["request"])
    story = structured.news_article(
        context["article"],
        byline=context["byline"],
        tags=context["tags"],
        masthead=context["masthead"],
        absolute=absolute,
    )
    graph = [story, structured.breadcrumbs(context["path"], absolute)]
    if context["layout"] == Layout.GALLERY:
        graph.append(structured.image_gallery(context["article"], context["pictures"], absolute))
    if context["layout"] == Layout.VIDEO:
        graph.append(structured.video_object(context["article"], context["video"], absolute))
    # A vote makes this piece anew, not the page.
    gap = Gap(((SUMS_PIECE, context["article"].pk),), _rating)
    return structured.json_ld(graph, rating=leave(gap, remembered=remembered_in(context)))


def _rating(values: Sequence[Any], state: State) -> str:
    stars = values[0].get(Voice.READER)
    if stars is None or stars.count < settings.STARS_IN_SEARCH_FROM:
        return ""
    return structured.rating_words(stars.total / stars.count, stars.count)


@register.simple_tag(takes_context=True)
def picture_data(context: template.Context) -> SafeString:
    """Write the JSON-LD of one picture of a photo story, and the path to the story."""
    absolute = whole(context["request"])
    return structured.json_ld(
        [
            structured.image(context["picture"], absolute),
            structured.breadcrumbs(context["path"], absolute),
        ]
    )


@register.simple_tag(takes_context=True)
def paper_data(context: template.Context) -> SafeString:
    """Write the paper's own JSON-LD, for the home page."""
    absolute = whole(context["request"])
    return structured.json_ld([structured.organization(context["masthead"], absolute)])


@register.simple_tag(takes_context=True)
def path_data(context: template.Context) -> SafeString:
    """Write the JSON-LD of the path to a section."""
    absolute = whole(context["request"])
    return structured.json_ld([structured.breadcrumbs(context["path"], absolute)])


@register.simple_tag(takes_context=True)
def share_meta(context: template.Context) -> SafeString:
    """Write what a link preview shows of a story, or of one picture of it.

    See https://ogp.me and Twitter's cards.
    """
    article, absolute = context["article"], whole(context["request"])
    one = context.get("picture")  # on the page of one picture of a photo story
    photo = one.photo if one else article.lead_photo
    alt, crop = (one.alt, "") if one else (article.lead_alt, article.lead_crop)
    shown = show(photo, "share", crop) if photo else None
    words = {
        "paper": context["masthead"].name,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "section": article.section.name,
        "published": iso_moment(article.published_at),
        "updated": iso_moment(article.updated_at),
        "url": absolute(one.url if one else article.get_absolute_url()),
        "picture": absolute(shown.src) if shown else "",
        "width": str(shown.width) if shown else "",
        "height": str(shown.height) if shown else "",
        "alt": alt or (photo.alt if photo else ""),
    }
    return draw_words("articles/parts/share_meta.html", words)
