"""What machines read in the pages that editors put together. Pure; the template tag writes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from articles.structured import Absolute, collection, organization, pictures

if TYPE_CHECKING:
    from articles.models import Article
    from fronts.models import Coverage, CoverageEntry
    from pages.models import Masthead


def event(
    coverage: Coverage,
    *,
    entries: Iterable[CoverageEntry],
    stories: Iterable[Article],
    masthead: Masthead,
    absolute: Absolute,
) -> list[dict[str, Any]]:
    """Return the page of an event: its list, and its timeline as a LiveBlogPosting if it has one.

    https://schema.org/LiveBlogPosting
    """
    url = coverage.get_absolute_url()
    listed = collection(coverage.title, url, coverage.introduction, stories, absolute)
    updates = [_update(entry, masthead, absolute) for entry in entries]
    if not updates:
        return [listed]
    blog: dict[str, Any] = {
        "@type": "LiveBlogPosting",
        "@id": f"{absolute(url)}#timeline",
        "headline": coverage.title,
        "description": coverage.introduction,
        "url": absolute(url),
        "image": pictures(coverage.photo, "", absolute),
        "datePublished": coverage.began_at.isoformat(),
        "dateModified": max(update["datePublished"] for update in updates),
        "coverageStartTime": coverage.began_at.isoformat(),
        "author": organization(masthead, absolute),
        "publisher": organization(masthead, absolute),
        "liveBlogUpdate": updates,
    }
    if coverage.closed_at:
        blog["coverageEndTime"] = coverage.closed_at.isoformat()
    return [blog, listed]


def _update(entry: CoverageEntry, masthead: Masthead, absolute: Absolute) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@type": "BlogPosting",
        "headline": entry.words[:110],
        "articleBody": entry.words,
        "datePublished": entry.at.isoformat(),
        "author": {"@id": absolute("/#paper")},
    }
    if entry.article and entry.article.is_live():
        said["url"] = absolute(entry.article.get_absolute_url())
    return said
