"""A front as readers will see it, for its editors only: the arrangement that is being made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.listings import Listing, list_page
from articles.story_lists import in_section
from fronts import page, ranking
from fronts.display import home_parts, section_parts
from fronts.models import Front, FrontKind
from fronts.rules import why_not_arrange
from sections.models import Section


@require_safe
@login_required
@never_cache
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a front as it is arranged, now or at the moment `?at=` (such as 2026-02-01T18:00)."""
    front = Front.objects.select_related("section__parent").filter(pk=pk).first()
    if front is None or why_not_arrange(request.user, front):
        raise Http404(f"No front {pk} for {request.user.pk}")
    at = _moment(request.GET.get("at", ""))
    name, context = _as_readers_will_see(front, at or timezone.now())
    context |= {"front": front, "at": at}
    response = render(request, f"fronts/preview_{name}_page.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _moment(typed: str) -> datetime | None:
    try:
        moment = parse_datetime(typed)
    except ValueError:
        return None
    if moment is None or timezone.is_aware(moment):
        return moment
    return timezone.make_aware(moment)


def _as_readers_will_see(front: Front, at: datetime) -> tuple[str, dict[str, Any]]:
    """Return which page it is, and the context of its template."""
    if front.section is not None:
        listing = list_page(in_section(front.section), url=front.section.get_absolute_url())
        top = page.section_top(page.slots_of(front, shown=False), listing.items, at=at)
        return "section", {
            "section": front.section,
            "path": front.section.path,
            "listing": listing,
            "arranged": section_parts(top, listing.items),
        }
    if front.kind == FrontKind.HOME:
        tops = Section.objects.tree()
        context = home_parts(page.home(tops, shown=False, at=at))
        return "home", {**context, "menu": tops}
    stories = ranking.arranged(front.kind, shown=False, at=at).stories("list")
    listing = Listing(stories, 1, False, front.get_absolute_url())
    return "ranked", {"kind": front.kind, "listing": listing}
