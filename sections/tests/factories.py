"""Sections for tests."""

from __future__ import annotations

from typing import Any

from publishing.text import ascii_slug
from sections.models import Kind, Section


def make_section(
    name: str = "Corporate",
    parent: Section | None = None,
    kind: str = Kind.ORDINARY,
    **fields: Any,
) -> Section:
    """Make a section at the end of its level; its slug follows from `name` unless given."""
    fields.setdefault("slug", ascii_slug(name))
    fields.setdefault("position", Section.objects.filter(parent=parent).count())
    return Section.objects.create(name=name, parent=parent, kind=kind, **fields)
