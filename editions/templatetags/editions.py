"""`{% load editions %}`: pictures of pages and covers, addresses of pages, the shelf on home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.safestring import SafeString

from articles.structured import json_ld
from editions import page as pages
from editions import paths, structured
from pagecache.making import uses
from pagecache.pieces import Gap, leave, piece, remembered_in
from photos.shown import Shown, markup
from publishing.addresses import whole
from publishing.drawing import draw

if TYPE_CHECKING:
    from editions.models import Issue, IssuePage
    from editions.page import Cover

register = template.Library()

# What is offered of a page that is read; `thumb` is for lists.
_TO_READ = ("small", "medium", "large")


@register.simple_tag
def page_picture(
    issue: Issue,
    page: IssuePage,
    *,
    sizes: str,
    alt: str = "",
    thumb: bool = False,
    loading: str = "lazy",
    fetchpriority: str = "",
) -> SafeString:
    """Write the `<picture>` of a page of `issue`, at addresses that ask who may read it.

    sizes: the width it has, as HTML's attribute of that name. thumb: only the smallest, for lists.
    Makes no query.
    """
    names = ("thumb",) if thumb else _TO_READ
    width, height = page.pixels(names[-1])
    webp = [f"{_picture_url(issue, page, name, 'webp')} {page.pixels(name)[0]}w" for name in names]
    shown = Shown(
        shape="natural",
        width=width,
        height=height,
        src=_picture_url(issue, page, "thumb" if thumb else "medium", "jpg"),
        webp=", ".join(webp),
    )
    return markup(shown, sizes=sizes, alt=alt, loading=loading, fetchpriority=fetchpriority)


@register.simple_tag
def cover_picture(
    cover: Cover, *, sizes: str, alt: str = "", loading: str = "lazy", fetchpriority: str = ""
) -> SafeString:
    """Write the `<picture>` of a cover, which everybody may see. Makes no query."""
    widest = paths.COVER_WIDTHS[-1]
    webp = [
        f"{default_storage.url(paths.cover(cover.issue.current, width, 'webp'))} {width}w"
        for width in paths.COVER_WIDTHS
    ]
    shown = Shown(
        shape="natural",
        width=widest,
        height=max(1, round(widest * cover.page.height / cover.page.width)),
        src=default_storage.url(paths.cover(cover.issue.current, paths.COVER_WIDTHS[1], "jpg")),
        webp=", ".join(webp),
    )
    return markup(shown, sizes=sizes, alt=alt, loading=loading, fetchpriority=fetchpriority)


@register.simple_tag
def page_picture_url(issue: Issue, page: IssuePage, size: str = "large") -> str:
    """Return the address of one picture of a page."""
    return _picture_url(issue, page, size, "webp")


@register.simple_tag
def page_url(issue: Issue, number: int, query: str = "") -> str:
    """Return the address of a page, with the words of `query` marked if there are any."""
    return pages.page_address(issue, number, query)


@register.simple_tag(takes_context=True)
def epaper_shelf(context: template.Context) -> SafeString:
    """Write the newest cover of every publication, for the home page."""
    return leave(Gap((("editions/shelf",),)), remembered=remembered_in(context))


@piece("editions/shelf")
def shelf() -> str:
    """Return the newest cover of every publication. One query; issues to come are due."""
    uses("epaper")
    return draw("editions/parts/shelf.html", {"covers": pages.newest_covers()})


@register.simple_tag(takes_context=True)
def issue_data(context: template.Context) -> SafeString:
    """Write an issue's JSON-LD and the path to it."""
    absolute = whole(context["request"])
    return json_ld(structured.issue(context["issue"], context["masthead"], absolute))


def _picture_url(issue: Issue, page: IssuePage, size: str, format: str) -> str:
    return reverse(
        "page_picture",
        args=[
            issue.publication.slug, issue.number, page.number, issue.current_id, size, format
        ],
    )  # fmt: skip
