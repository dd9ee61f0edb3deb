from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.listings import page_number
from articles.models import Kind
from pagecache.pages import put_together
from pagecache.pieces import value
from search.filters import Period, read_search
from search.results import help_for, page_of


@require_safe
@put_together
def results(request: HttpRequest) -> HttpResponse:
    """Show the live stories that the address asks for, in pages; without any, what to try."""
    tree = value("sections/tree")
    search = read_search(request.GET, tree)
    found = page_of(search, page_number(request.GET.get("page")))
    helps = None if found.items else help_for(search)
    shown = {"search": search, "query": search.typed, "results": found, "help": helps}
    choices = {"kinds": Kind.choices, "periods": Period.choices}
    return render(request, "search/results_page.html", {**shown, **choices, "menu": tree})
