"""Addresses of stories and their lists.

`/<section>/` matches almost anything, so this file is included last and it comes last in it.
Stories themselves are in `articles.story_urls`.
"""

from collections.abc import Callable

from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import conditional_page

from articles import sitemaps
from articles.feeds import AuthorFeed, SectionFeed, TagFeed, ThemeFeed, VideoFeed
from articles.rss import StoryFeed
from articles.views.lists import (
    author,
    authors,
    latest,
    section,
    tag,
    tags,
    theme,
    themes,
    videos,
)
from pagecache.pages import cached_page


def _list(
    route: str, view: Callable[..., HttpResponseBase], name: str, feed: StoryFeed
) -> list[URLPattern]:
    """A list, its months and its feed."""
    return [
        path(route, view, name=name),
        path(f"{route}<int:year>/<int:month>/", view, name=f"{name}_month"),
        path(f"{route}rss.xml", conditional_page(cached_page()(feed)), name=f"{name}_feed"),
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("rss.xml", conditional_page(cached_page()(StoryFeed())), name="feed"),
    path("", include("articles.desk_urls")),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-stories-<int:block>.xml", sitemaps.stories, name="sitemap_stories"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    *_list("latest/", latest, "latest", StoryFeed()),
    *_list("videos/", videos, "videos", VideoFeed()),
    path("tags/", tags, name="tags"),
    *_list("tag/<slug:slug>/", tag, "tag", TagFeed()),
    path("themes/", themes, name="themes"),
    *_list("theme/<slug:slug>/", theme, "theme", ThemeFeed()),
    path("authors/", authors, name="authors"),
    *_list("author/<slug:slug>/", author, "author", AuthorFeed()),
    *_list("<slug:slug>/", section, "section", SectionFeed()),
    *_list("<slug:slug>/<slug:sub>/", section, "subsection", SectionFeed()),
]
