"""What search engines read: every live story once, and the news of the last two days.

The sitemap is split by id, a file for each block of ids, so that a file is one walk along the
primary key whether the paper has a thousand stories or a million
(https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import story_lists
from articles.models import Article, Author, Kind, Tag, Theme
from editions.models import Issue, Publication
from fronts.models import Coverage, SpecialEdition
from pagecache.making import good_until
from pagecache.pages import cached_page, made_of
from pages.models import Masthead, Page
from sections.models import Kind as SectionKind
from sections.models import Section

BLOCK = 25_000

# The pages beside the sections, by the names of their addresses.
LISTS = [
    "home", "latest", "top_news", "highlight", "coverages", "special_editions", "videos",
    "themes", "tags", "authors",
]  # fmt: skip

# https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
NEWS_SPAN = timedelta(hours=48)
NEWS_MOST = 1_000


@require_safe
@cached_page()
def index(request: HttpRequest) -> HttpResponse:
    """List the sitemaps: one of pages and lists, and one for each block of stories."""
    made_of(request, "sitemap")
    paths = [reverse("sitemap_pages")]
    paths += [reverse("sitemap_stories", args=[block]) for block in blocks_with_stories()]
    return _xml(request, "articles/sitemap_index.xml", {"urls": _absolute(request, paths)})


def blocks_with_stories() -> list[int]:
    """Return the numbers of the blocks of ids in which a story is live.

    One look-up along the primary key a block, all in one query: forty for a million stories.
    """
    newest = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
    if newest is None:
        return []
    using = Article.objects.db
    arms: list[str] = []
    values: list[Any] = []
    for block in range(newest // BLOCK + 1):
        first = _in_block(block).order_by("pk").values_list("pk", flat=True)[:1]
        sql, params = first.query.get_compiler(using).as_sql()
        arms.append(f"SELECT {block} WHERE EXISTS ({sql})")
        values += params
    with connections[using].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), values)
        return sorted(row[0] for row in cursor.fetchall())


@require_safe
@cached_page()
def stories(request: HttpRequest, block: int) -> HttpResponse:
    """List the live stories of one block of ids, each with the time of its last change."""
    made_of(request, "sitemap")
    rows = _in_block(block).order_by("pk").values_list("pk", "slug", "live_from", "updated_at")
    entries = [
        {"url": request.build_absolute_uri(f"/{slug}-{pk}.html"), "changed": updated or live_from}
        for pk, slug, live_from, updated in rows
    ]
    if not entries:
        raise Http404(f"No live story in block {block}")
    return _xml(request, "articles/sitemap.xml", {"entries": entries})


def _in_block(block: int) -> Any:
    return Article.objects.live().filter(pk__gte=block * BLOCK, pk__lt=(block + 1) * BLOCK)


@require_safe
@cached_page()
def pages(request: HttpRequest) -> HttpResponse:
    """List the home page and everything else that is not a story: lists, dossiers, pages."""
    made_of(request, "coverages", "specials", "themes", "tags", "authors", "pages", "epaper")
    tops = Section.objects.tree()
    paths = [reverse(name) for name in LISTS]
    for top in tops:
        if top.kind != SectionKind.LINK:
            paths += [top.get_absolute_url(), *(c.get_absolute_url() for c in top.children_list)]
    for listed in (
        Coverage.objects.shown_first_running(),
        SpecialEdition.objects.newest_shown(),
        Theme.objects.all(),
        Tag.objects.in_use(),
        Author.objects.in_use(),
    ):
        paths += [each.get_absolute_url() for each in listed[:BLOCK]]
    paths += [page.get_absolute_url() for page in Page.objects.all()]
    # An issue's own page shows cover and contents to everybody; its pages may be closed.
    paths += [each.get_absolute_url() for each in Publication.objects.shown()]
    paths += [each.get_absolute_url() for each in Issue.objects.live().newest_first()[:BLOCK]]
    paths = list(dict.fromkeys(paths))  # a section of the tree may be a publication's own page
    entries = [{"url": url, "changed": None} for url in _absolute(request, paths)]
    return _xml(request, "articles/sitemap.xml", {"entries": entries})


@require_safe
@cached_page()
def news(request: HttpRequest) -> HttpResponse:
    """List the news of the last 48 hours for Google News, newest first, at most 1,000.

    Press releases and partner content are not the newsroom's own and stay out, and so does what
    an editor has ticked.
    """
    now = timezone.now()
    made_of(request, "sitemap")
    context = {"articles": _news(now), "masthead": Masthead.objects.current()}
    return _xml(request, "articles/news_sitemap.xml", context)


def _news(at: datetime) -> list[Article]:
    span = (at - NEWS_SPAN, at + timedelta(seconds=1))
    ids = story_lists.latest().ids(count=NEWS_MOST, within=span, at=at)
    found = (
        Article.objects.live(at)
        .exclude(no_news_sitemap=True)
        .exclude(kind__in=(Kind.RELEASE, Kind.PARTNER))
        .exclude(section__kind__in=(SectionKind.WIRE, SectionKind.PARTNER))
        .only("headline", "slug", "live_from")
    )
    listed = found.in_order(ids)
    if listed and listed[-1].live_from:
        good_until(listed[-1].live_from + NEWS_SPAN)
    return listed


@require_safe
@cached_page()
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots where the sitemaps are, and what is not for them (RFC 9309)."""
    sitemaps = _absolute(request, [reverse("sitemap"), reverse("news_sitemap")])
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ("/admin/", "/desk/", "/preview/", "/search/")),
        *(f"Disallow: {path}" for path in ("/stars/", "/comment/", "/me/")),
        "",
        *(f"Sitemap: {url}" for url in sitemaps),
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _absolute(request: HttpRequest, paths: list[str]) -> list[str]:
    return [request.build_absolute_uri(path) for path in paths]


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
