"""System check: every first word of the address plan is closed to sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps.config import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.urls import URLPattern, URLResolver, get_resolver

from sections.addresses import RESERVED

_WORD = re.compile(r"\^?([a-z][a-z0-9-]*)/")  # /robots.txt and the like are in nobody's way


def first_words(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the fixed first words of `patterns`; those that begin with a variable have none."""
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not route:
            yield from first_words(pattern.url_patterns)
            continue
        found = _WORD.match(route)
        if found:
            yield found[1]


@register(Tags.urls)
def addresses_are_reserved(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """E001: an address of the paper that is not reserved could be taken by a section."""
    open_words = sorted(set(first_words(get_resolver().url_patterns)) - RESERVED)
    return [
        Error(
            f"/{word}/ is an address of the paper, but an editor could give it to a section.",
            hint=f"Add {word!r} to RESERVED in sections/addresses.py.",
            id="sections.E001",
        )
        for word in open_words
    ]
