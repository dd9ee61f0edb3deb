"""The masthead and pages for tests."""

from __future__ import annotations

from typing import Any

from pages.models import Masthead, Page


def make_masthead(name: str = "The Weekly", **fields: Any) -> Masthead:
    """Make the masthead of the paper."""
    return Masthead.objects.create(name=name, **fields)


def make_page(slug: str = "about-us", title: str = "About us", **fields: Any) -> Page:
    """Make a page about the paper; its body is stored as given, not sanitised."""
    return Page.objects.create(slug=slug, title=title, **fields)
