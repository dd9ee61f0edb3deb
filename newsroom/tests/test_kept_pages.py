"""Which addresses are kept in memory and given to everybody, and which never are."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# What a reader or the desk has for themselves: nothing under these words is ever kept.
NEVER = (
    "account", "admin", "comment", "desk", "me", "password", "preview", "registration", "saved",
    "search", "sign-in", "sign-out", "stars", "healthz",
)  # fmt: skip
ALWAYS = {
    "home", "article", "picture", "section", "subsection", "latest", "tag", "theme", "author",
    "tags", "themes", "authors", "videos", "top_news", "highlight", "coverage", "coverages",
    "special_edition", "special_editions", "page", "feed", "sitemap", "news_sitemap", "robots",
    "comments_all", "shelf", "publication", "issue", "issue_page",
}  # fmt: skip


def addresses(patterns: list, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route)
        else:
            yield route, pattern


def kept() -> dict[str, URLPattern]:
    return {
        route: pattern
        for route, pattern in addresses(get_resolver().url_patterns)
        if hasattr(pattern.callback, "cached_parameters")
    }


def test_every_public_page_is_kept():
    assert {pattern.name for pattern in kept().values()} >= ALWAYS


def test_nothing_of_a_readers_own_is_kept():
    words = {route: route.lstrip("^").split("/")[0] for route in kept()}
    own = [route for route, word in words.items() if word in NEVER and not route.endswith("/all/")]
    assert own == []
