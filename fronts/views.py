"""The pages that editors put together: home, Top News, Highlight, coverages, special editions."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.listings import LAST_PAGE, Listing, list_page, month_asked, page_number
from articles.models import Article
from fronts import page, ranking
from fronts.display import home_parts
from fronts.models import Coverage, FrontKind, SpecialEdition
from fronts.sources import in_coverage
from pagecache.pages import cached_page, made_of
from pagecache.pieces import value

COLLECTIONS_A_PAGE = 24


@require_safe
@cached_page()
def home(request: HttpRequest) -> HttpResponse:
    """Show what editors placed, the newest, and a band for each section, each story once."""
    made_of(request, "front/home", "front/highlight")
    tops = value("sections/tree")
    parts = home_parts(page.home(tops))
    return render(request, "fronts/home_page.html", {**parts, "menu": tops})


@require_safe
@cached_page("page")
def top_news(request: HttpRequest) -> HttpResponse:
    """Show what matters most, in the order of the editors."""
    return _ranked(request, FrontKind.TOP_NEWS, reverse("top_news"))


@require_safe
@cached_page("page")
def highlight(request: HttpRequest) -> HttpResponse:
    """Show what is worth a longer read, in the order of the editors."""
    return _ranked(request, FrontKind.HIGHLIGHT, reverse("highlight"))


def _ranked(request: HttpRequest, kind: FrontKind, url: str) -> HttpResponse:
    made_of(request, "fronts")
    listing = ranking.listing(kind, url=url, number=page_number(request.GET.get("page")))
    return render(request, "fronts/ranked_page.html", {"kind": kind, "listing": listing})


@require_safe
@cached_page("page")
def coverages(request: HttpRequest) -> HttpResponse:
    """List the events the paper follows or followed, those that go on first."""
    made_of(request, "coverages")
    events = Coverage.objects.shown_first_running().select_related("photo")
    listing = _collections(request, events, reverse("coverages"))
    newest = page.newest_of(listing.items)
    shown = [(event, newest[event.pk]) for event in listing.items]
    return render(request, "fronts/coverages_page.html", {"listing": listing, "shown": shown})


@require_safe
@cached_page("page")
def coverage(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show an event: its key stories, its timeline, and every story about it."""
    found = get_object_or_404(Coverage.objects.select_related("photo"), slug=slug, shown=True)
    made_of(request, f"coverage/{found.pk}")
    listing = list_page(
        in_coverage(found.pk),
        url=found.get_absolute_url(),
        number=page_number(request.GET.get("page")),
        month=month_asked(year, month),
    )
    context = {"coverage": found, "listing": listing, "stories": listing.items}
    if listing.number == 1 and not listing.month:
        context |= page.event(found, listing.items)
    return render(request, "fronts/coverage_page.html", context)


@require_safe
@cached_page("page")
def special_editions(request: HttpRequest) -> HttpResponse:
    """List the special editions, the newest first."""
    made_of(request, "specials")
    shown = SpecialEdition.objects.newest_shown().select_related("cover")
    listing = _collections(request, shown, reverse("special_editions"))
    return render(request, "fronts/special_editions_page.html", {"listing": listing})


@require_safe
@cached_page()
def special_edition(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a special edition: its cover, what it is about, its stories in order."""
    shown = SpecialEdition.objects.filter(shown=True).select_related("cover")
    edition = get_object_or_404(shown, slug=slug)
    made_of(request, f"special/{edition.pk}")
    stories = Article.objects.live().for_cards().filter(special_stories__edition=edition)
    context = {"edition": edition, "stories": stories.order_by("special_stories__position")}
    return render(request, "fronts/special_edition_page.html", context)


def _collections(request: HttpRequest, found: QuerySet, url: str) -> Listing:
    """Return one page of coverages or editions. Raises Http404 past the end."""
    number = page_number(request.GET.get("page"))
    start = (number - 1) * COLLECTIONS_A_PAGE
    rows = list(found[start : start + COLLECTIONS_A_PAGE + 1])
    if number > 1 and not rows:
        raise Http404(url)
    has_next = len(rows) > COLLECTIONS_A_PAGE and number < LAST_PAGE
    return Listing(rows[:COLLECTIONS_A_PAGE], number, has_next, url)
