"""The menu that stands on every page: twelve sections, thirty below them. One query."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from tools.bench.peer_site.models import SectionPage


def menu(request: HttpRequest) -> dict[str, Any]:
    """Give every template `menu`: each section with those below it, as (title, address)."""
    tree: list[dict[str, Any]] = []
    for section in SectionPage.objects.live().in_menu().order_by("path"):
        said = {"title": section.title, "url": section.get_url(request), "below": []}
        if section.depth == 3:  # below the home page
            tree.append(said)
        else:
            tree[-1]["below"].append(said)
    return {"menu": tree}
