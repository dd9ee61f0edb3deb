"""What templates of the stories need beside plain fields."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import display
from articles.models import Article
from pagecache.pieces import leave, remembered_in
from videos.lengths import length_in_words

register = template.Library()

register.filter("dateline", display.dateline)
register.filter("corrections", display.corrections)
register.filter("length_in_words", length_in_words)


@register.simple_tag(takes_context=True)
def body_part(context: template.Context, shown: dict[str, Any]) -> SafeString:
    """Render one part of a story's body by the template of its type.

    `shown` comes from `articles.page`: its type, the part, and the photos or stories in it.
    """
    own = {**shown, "article": context.get("article")}
    return render_to_string(f"articles/parts/body_{shown['type']}.html", own)


@register.simple_tag(takes_context=True)
def around(context: template.Context) -> SafeString:
    """Leave room for what stands around a story, as far as the advertisement in the rail."""
    return leave(context["around"].gaps()[0], remembered=remembered_in(context))


@register.simple_tag(takes_context=True)
def after_around(context: template.Context) -> SafeString:
    """Leave room for the end of what stands around a story."""
    return leave(context["around"].gaps()[1], remembered=remembered_in(context))


# Of a card around a story: its template, and what that is told.
_DRAWN: dict[str, tuple[str, dict[str, Any]]] = {
    "related": ("related_item", {}),
    "line": ("card", {"variant": "line"}),
    "large": ("card", {"variant": "large", "no_section": True}),
    "small": ("card", {"variant": "small", "no_section": True}),
}


@register.simple_tag
def drawn(story: Article, variant: str) -> SafeString:
    """Write the card of a story around another. Drawn once for all pages that share the list."""
    known: dict[str, SafeString] = story.__dict__.setdefault("drawn", {})
    if variant not in known:
        part, told = _DRAWN[variant]
        known[variant] = render_to_string(
            f"articles/parts/{part}.html", {"article": story, **told}
        )
    return known[variant]
