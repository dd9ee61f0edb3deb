"""The masthead and pages for tests."""

from __future__ import annotations

from itertools import count
from typing import Any

from pages.models import Masthead, Message, Page

_number = count(1)


def make_masthead(name: str = "The Weekly", **fields: Any) -> Masthead:
    """Make the masthead of the paper."""
    return Masthead.objects.create(name=name, **fields)


def make_page(slug: str = "about-us", title: str = "About us", **fields: Any) -> Page:
    """Make a page about the paper; its body is stored as given, not sanitised."""
    return Page.objects.create(slug=slug, title=title, **fields)


def make_letter(**fields: Any) -> Message:
    """Make a letter to the paper, as if it had come through the form; nothing is mailed."""
    number = next(_number)
    facts = {
        "subject": "newsroom",
        "name": f"Reader {number}",
        "email": f"reader-{number}@reader.example",
        "text": f"This is letter number {number}.",
        "fingerprint": str(number),
    }
    return Message.objects.create(**{**facts, **fields})
