"""What templates of the stories need beside plain fields."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles import display
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
