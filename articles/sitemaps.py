"""What search engines read: every live story once, and the news of the last two days.

The sitemap is split by id, a file for each block of ids, so that a file is one walk along the
primary key whether the paper has a thousand stories or a million
(https://www.sitemaps.org/protocol.html: at most 50,000 addresses a file).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import connections
from django.db.models.expressions import RawSQL
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.views.decorators.http import require_safe

from articles import story_lists
from articles.models import Article, Author, Kind, Tag, Theme
from articles.purging import BLOCK, key_of_block
from editions.models import Issue, Publication
from fronts.models import Coverage, SpecialEdition
from pagecache.making import good_until
from pagecache.pages import cached_page, made_of
from pages.models import Masthead, Page
from sections.models import Kind as SectionKind
from sections.models import Section

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

    From the first live story of a block to the first one behind that block: for a million stories
    forty look-ups along the primary key, in one query that is as short for any paper.
    """
    using = Article.objects.db
    # What is written into the SQL here and below is our own: a number, and SQL of the ORM.
    behind = RawSQL(f"(walk.first / {BLOCK} + 1) * {BLOCK}", [])  # noqa: S611
    following = Article.objects.live().filter(pk__gte=behind).order_by("pk").values("pk")[:1]
    sql, values = following.query.get_compiler(using).as_sql()
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE walk(first) AS (
                SELECT CAST({-BLOCK} AS bigint)
                UNION ALL SELECT ({sql}) FROM walk WHERE first IS NOT NULL
            )
            SELECT first / {BLOCK} FROM walk WHERE first >= 0
            """,  # noqa: S608
            values,
        )
        return [block for (block,) in cursor.fetchall()]


@require_safe
@cached_page()
def stories(request: HttpRequest, block: int) -> HttpResponse:
    """List the live stories of one block of ids, each with the time of its last change."""
    made_of(request, key_of_block(block))
    span = Article.objects.live().filter(pk__gte=block * BLOCK, pk__lt=(block + 1) * BLOCK)
    rows = span.order_by("pk").values_list("pk", "slug", "live_from", "updated_at")
    root = escape(request.build_absolute_uri("/"))
    entries = [
        f"<loc>{root}{slug}-{pk}.html</loc>"
        f"<lastmod>{timezone.localtime(updated or live_from).isoformat()}</lastmod>"
        for pk, slug, live_from, updated in rows
    ]
    if not entries:
        raise Http404(f"No live story in block {block}")
    return _urlset(entries)


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
    return _urlset(f"<loc>{escape(url)}</loc>" for url in _absolute(request, paths))


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
    root = request.build_absolute_uri("/").removesuffix("/")
    return [f"{root}{path}" for path in paths]


def _urlset(entries: Iterable[str]) -> HttpResponse:
    """Answer with `entries`, each the inside of one <url>.

    Without a template, which took a second for the 25,000 of a block.
    """
    body = "</url>\n<url>".join(entries)
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"<url>{body}</url>\n</urlset>\n",
        content_type="application/xml; charset=utf-8",
    )


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
