"""Stories for tests, made the way the newsroom makes them: through the actions."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from articles import actions
from articles.content import Content, CreditLine
from articles.models import Article, Author, Theme
from publishing.text import ascii_slug
from sections.models import Section

_numbers = count(1)


def make_content(**written: Any) -> Content:
    """Return publishable content; what a test cares about is given by name."""
    n = next(_numbers)
    defaults = {
        "headline": f"Port traffic rises for the {n}th month",
        "standfirst": "Container volumes grew again as two new berths opened.",
        "body": "<p>The port handled more boxes in a month than in all of the year before.</p>",
        "credits": [CreditLine(name="Lan Pham")],
    }
    content = Content(**{**defaults, **written})
    if content.section_id is None:
        content = content.but(section_id=a_section().pk)
    return content


def make_draft(*, by: Any = None, **written: Any) -> Article:
    """Return a story that was saved once and not published."""
    return actions.create(content=make_content(**written), by=by)


def make_article(
    *,
    published_at: datetime | None = None,
    embargo_until: datetime | None = None,
    by: Any = None,
    **written: Any,
) -> Article:
    """Return a published story: live now, or at `published_at` if that is still to come."""
    article = make_draft(by=by, **written)
    moment = published_at or timezone.now() - timedelta(minutes=1)
    actions.publish(
        article,
        expected_version=article.version,
        by=None,
        published_at=moment,
        embargo_until=embargo_until,
    )
    return article


def rename(article: Article, headline: str) -> None:
    """Give a published story another headline, and show it to readers."""
    article.refresh_from_db()
    content = Content.of(article).but(headline=headline)
    actions.save_draft(article, content=content, expected_version=article.version, by=None)
    actions.update(article, expected_version=article.version, by=None)


def make_author(name: str = "Lan Phạm", **fields: Any) -> Author:
    """Return an author with a page."""
    return Author.objects.create(name=name, slug=fields.pop("slug", ascii_slug(name)), **fields)


def make_theme(name: str = "Digital Transformation", **fields: Any) -> Theme:
    """Return a theme with a page."""
    return Theme.objects.create(name=name, slug=fields.pop("slug", ascii_slug(name)), **fields)


def a_section() -> Section:
    """Return the section that stories of tests stand in when a test does not care."""
    defaults = {"name": "Corporate"}
    return Section.objects.get_or_create(slug="corporate", parent=None, defaults=defaults)[0]
