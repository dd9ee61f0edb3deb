"""What templates of the stories need beside plain fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from articles import display
from articles.models import Article
from pagecache.pieces import leave, remembered_in
from publishing.drawing import draw, draw_words
from sections.models import Section
from videos.lengths import length_in_words

register = template.Library()

register.filter("dateline", display.dateline)
register.filter("corrections", display.corrections)
register.filter("length_in_words", length_in_words)


@register.simple_tag(takes_context=True)
def body_parts(context: template.Context, parts: Iterable[dict[str, Any]]) -> SafeString:
    """Write the parts of a story's body, each by the template of its type.

    `parts` come from `articles.page`: of each its type, itself, and the photos or stories in it.
    """
    article = context.get("article")
    # Trusted because each part is what a template of ours wrote.
    return SafeString("".join(_body_part(shown, article) for shown in parts))


def _body_part(shown: dict[str, Any], article: Article | None) -> SafeString:
    if shown["type"] == "text":
        return draw_words("articles/parts/body_text.html", {"html": shown["html"]})
    return draw(f"articles/parts/body_{shown['type']}.html", {**shown, "article": article})


@register.simple_tag(takes_context=True)
def around(context: template.Context) -> SafeString:
    """Leave room for what stands around a story, as far as the advertisement in the rail."""
    return leave(context["around"].gaps()[0], remembered=remembered_in(context))


@register.simple_tag(takes_context=True)
def after_around(context: template.Context) -> SafeString:
    """Leave room for the end of what stands around a story."""
    return leave(context["around"].gaps()[1], remembered=remembered_in(context))


# The variants that are parts of their own.
_PARTS = {
    "related": "related_item",
    "boxed": "related_box_item",
    "strip": "photo_strip_story",
    "across": "wide_infographic",
}


@register.simple_tag
def card(story: Article, variant: str = "large", **told: Any) -> SafeString:
    """Write the card of a story: `{% card article variant="row" heading="h2" %}`.

    Drawn once for all pages that share the story (see `articles.cards`); so the part is told
    nothing of the page but what stands here.
    """
    if "no_section" in told:
        told["no_section"] = bool(told["no_section"])
    drawn, key = _drawn_of(story), (variant, *told.items())
    if key not in drawn:
        part = _PARTS.get(variant, "card")
        shown = {"article": story, "variant": variant, **told}
        drawn[key] = draw(f"articles/parts/{part}.html", shown)
    return drawn[key]


@register.simple_tag
def cards(stories: Iterable[Article], variant: str = "large", **told: Any) -> SafeString:
    """Write the cards of `stories`, each an item of a list. What they are told: see `card`."""
    # Trusted because each card is what a template of ours wrote.
    return SafeString("".join(f"<li>{card(story, variant, **told)}</li>" for story in stories))


@register.simple_tag
def path_links(path: Sequence[Section]) -> SafeString:
    """Write the way down to a section, after the latest news. Drawn once for each section."""
    drawn = _drawn_of(path[-1])
    if "links" not in drawn:
        drawn["links"] = draw("articles/parts/path_links.html", {"path": path})
    return drawn["links"]


@register.simple_tag
def more_in_path(path: Sequence[Section], has_second_page: bool) -> SafeString:
    """Write the ways on to the list of a section. Drawn once for each section."""
    section = path[-1]
    drawn, key = _drawn_of(section), ("more", has_second_page)
    if key not in drawn:
        shown = {"section": section, "has_second_page": has_second_page}
        drawn[key] = draw("articles/parts/more_in_path.html", shown)
    return drawn[key]


def _drawn_of(row: Article | Section) -> dict[Any, SafeString]:
    """Return what was drawn of `row`. It goes with it: what changes is read anew."""
    drawn: dict[Any, SafeString] = row.__dict__.setdefault("drawn", {})
    return drawn
