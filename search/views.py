from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.listings import LAST_PAGE, PAGE_SIZE, Listing, page_number
from articles.models import Article
from search import index
from search.query import MAX_LENGTH, parse


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show the live stories that match `?q=`, best first, in pages."""
    typed = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_LENGTH]
    number = page_number(request.GET.get("page"))
    query = parse(typed)
    ids = index.find(query, limit=LAST_PAGE * PAGE_SIZE + 1)
    start = (number - 1) * PAGE_SIZE
    live = Article.objects.live().for_cards()
    listing = Listing(
        items=live.in_order(ids[start : start + PAGE_SIZE]),
        number=number,
        has_next=len(ids) > number * PAGE_SIZE and number < LAST_PAGE,
        base_url=f"{reverse('search')}?{urlencode({'q': typed})}",
    )
    return render(
        request,
        "search/results_page.html",
        {"query": typed, "understood": bool(query), "listing": listing},
    )
