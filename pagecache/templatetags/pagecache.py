"""`{% load pagecache %}`: pieces that many pages share."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from pagecache import telling
from pagecache.making import uses
from pagecache.models import SharedCache
from pagecache.pieces import Gap, leave, remembered_in, value

register = template.Library()


@register.simple_tag(takes_context=True)
def piece(context: template.Context, name: str, *about: Any) -> SafeString:
    """Leave room for the piece called `name`: `{% piece "newsroom/header" %}`."""
    return leave(Gap(((name, *about),)), remembered=remembered_in(context))


@register.simple_tag(takes_context=True)
def shared(context: template.Context, name: str, *about: Any) -> SafeString:
    """Write a piece into the page itself, which is then made of it: `{% shared "a/b" %}`.

    For what hardly ever changes. What changes while the page does not is left room for: `piece`.
    """
    # Trusted because a piece is what one of our own templates wrote, which has escaped its words.
    return mark_safe(value(name, *about, remembered=remembered_in(context)))  # noqa: S308


@register.simple_tag
def made_of(*parts: Any) -> str:
    """Say what the page or piece is made of: `{% made_of "photo/" photo.pk %}`. Writes nothing."""
    uses("".join(str(part) for part in parts))
    return ""


@register.simple_tag
def silent_caches() -> list[tuple[SharedCache, int]]:
    """Return the caches in front that do not answer, each with how many changes wait for it."""
    return [(cache, telling.waiting(cache)) for cache in telling.silent()]
