"""Addresses of stories and their lists.

`/<section>/` and `/<slug>-<id>.html` match almost anything, so this file is included last and
they come last in it.
"""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from articles.views.home import home
from articles.views.lists import author, authors, latest, section, tag, tags, theme, themes
from articles.views.story import article


def _list(route: str, view: Callable[..., HttpResponse], name: str) -> list[URLPattern]:
    """A list and its months."""
    return [
        path(route, view, name=name),
        path(f"{route}<int:year>/<int:month>/", view, name=f"{name}_month"),
    ]


urlpatterns = [
    path("", home, name="home"),
    *_list("latest/", latest, "latest"),
    path("tags/", tags, name="tags"),
    *_list("tag/<slug:slug>/", tag, "tag"),
    path("themes/", themes, name="themes"),
    *_list("theme/<slug:slug>/", theme, "theme"),
    path("authors/", authors, name="authors"),
    *_list("author/<slug:slug>/", author, "author"),
    path("<slug:slug>-<int:pk>.html", article, name="article"),
    *_list("<slug:slug>/", section, "section"),
    *_list("<slug:slug>/<slug:sub>/", section, "subsection"),
]
