"""What the writing form suggests while somebody types: names and tags. JSON, for staff."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.models import Author, Tag
from articles.rules import Verb, why_not
from publishing.text import ascii_slug

LIMIT = 10


@require_safe
@never_cache
def suggest(request: HttpRequest, what: str) -> JsonResponse:
    """Answer `?q=` with up to ten `authors` or `tags`: {"results": […]}."""
    finders = {"authors": _authors, "tags": _tags}
    if what not in finders:
        raise Http404(what)
    if why_not(request.user, Verb.CREATE):
        raise PermissionDenied
    return JsonResponse({"results": finders[what](request.GET.get("q", "").strip()[:100])})


def _authors(typed: str) -> list[dict[str, Any]]:
    # Slugs are the folded names, so `Hoa` finds Hoà, Hoá and Hòa.
    found = Author.objects.filter(slug__contains=ascii_slug(typed)).order_by("name")[:LIMIT]
    return [{"id": author.pk, "name": author.name} for author in found]


def _tags(typed: str) -> list[dict[str, Any]]:
    found = Tag.objects.filter(slug__contains=ascii_slug(typed)).order_by("name")[:LIMIT]
    return [{"name": tag.name} for tag in found]
