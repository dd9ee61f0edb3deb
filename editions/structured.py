"""What machines read about an issue: schema.org as JSON-LD. Pure; the template tag writes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.structured import organization
from editions import paths
from editions.models import Access

if TYPE_CHECKING:
    from editions.models import Issue
    from pages.models import Masthead

# Makes an address of this paper whole: https://paper.example/…
Absolute = Callable[[str], str]


def issue(issue: Issue, masthead: Masthead, absolute: Absolute) -> list[dict[str, Any]]:
    """Return an issue as a PublicationIssue of its Periodical, and the path to it."""
    publication = issue.publication
    file = issue.current
    cover = default_storage.url(paths.cover(file, paths.COVER_WIDTHS[-1], "jpg")) if file else ""
    said = {
        "@type": "PublicationIssue",
        "@id": absolute(issue.get_absolute_url()),
        "url": absolute(issue.get_absolute_url()),
        "name": issue.title or str(issue),
        "description": issue.note,
        "issueNumber": issue.number,
        "datePublished": issue.date.isoformat(),
        "pageStart": 1,
        "pageEnd": issue.page_count,
        "image": absolute(cover) if cover else "",
        "isAccessibleForFree": publication.access != Access.SUBSCRIBERS,
        "isPartOf": {
            "@type": "Periodical",
            "name": publication.name,
            "url": absolute(publication.get_absolute_url()),
        },
        "publisher": organization(masthead, absolute),
    }
    steps = [
        (_("ePaper"), reverse("shelf")),
        (publication.name, publication.get_absolute_url()),
        (issue.number, issue.get_absolute_url()),
    ]
    path = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address)}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }
    return [{name: value for name, value in said.items() if value != ""}, path]
