"""What the picker of the writing surface asks for. JSON, for people who make the paper."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from photos import actions, rules
from photos.display import credit_line, licence_warning
from photos.models import Photo
from photos.shown import preview_url, thumb_url
from publishing.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

PER_PAGE = 40
WORDS = ("title", "caption", "credit", "alt", "source", "place")


def as_json(photo: Photo) -> dict[str, Any]:
    """Return what the writing surface knows of a photo.

    `credit` is the line that readers see, `warning` a sentence for the editor or nothing.
    """
    return {
        "id": photo.pk,
        "title": photo.title,
        "caption": photo.caption,
        "credit": credit_line(photo),
        "alt": photo.alt,
        "width": photo.width,
        "height": photo.height,
        "focus": photo.focus,
        "thumb": thumb_url(photo),
        "preview": preview_url(photo),
        "warning": licence_warning(photo, timezone.localdate()),
    }


def for_the_desk(view: Callable[[HttpRequest], JsonResponse]) -> Callable[..., JsonResponse]:
    """Let in only those who may look at the library; others get 403 and a sentence."""

    @wraps(view)
    @never_cache
    def checked(request: HttpRequest) -> JsonResponse:
        who = request.user
        if not who.is_authenticated or (why := rules.why_not(who, rules.VIEW)):
            sentence = why if who.is_authenticated else _("Please sign in again, then retry.")
            return JsonResponse({"error": sentence}, status=HTTPStatus.FORBIDDEN)
        return view(request)

    return checked


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
def photos(request: HttpRequest) -> JsonResponse:
    """GET: a page of the library (`?q=`, `?before=`) or given photos (`?ids=`). POST: upload."""
    if request.method == "POST":
        return _upload(request)
    if "ids" in request.GET:
        return _page(Photo.objects.in_order(_numbers(request.GET["ids"])[:100]))
    text, before = request.GET.get("q", ""), _numbers(request.GET.get("before", ""))
    found = Photo.objects.matching(text).newest_first()
    if before:
        found = found.before(before[0])
    page = list(found[: PER_PAGE + 1])
    more = len(page) > PER_PAGE
    after = urlencode({"q": text, "before": page[PER_PAGE - 1].pk}) if more else ""
    return _page(page[:PER_PAGE], f"{reverse('photos')}?{after}" if more else None)


def _page(page: list[Photo], following: str | None = None) -> JsonResponse:
    return JsonResponse({"photos": [as_json(photo) for photo in page], "next": following})


def _upload(request: HttpRequest) -> JsonResponse:
    file = request.FILES.get("file")
    if file is None:
        sentence = _("Please choose a file.")
        return JsonResponse({"error": sentence}, status=HTTPStatus.BAD_REQUEST)
    words = {name: request.POST[name] for name in WORDS if request.POST.get(name)}
    try:
        photo = actions.add_photo(file, by=request.user, **words)
    except actions.Duplicate as error:
        known = {"error": str(error), "photo": as_json(error.photo)}
        return JsonResponse(known, status=HTTPStatus.CONFLICT)
    except Refused as error:
        return JsonResponse({"error": str(error)}, status=HTTPStatus.BAD_REQUEST)
    return JsonResponse(as_json(photo), status=HTTPStatus.CREATED)


def _numbers(text: str) -> list[int]:
    """Return the ids in `1,2,3`; what is no id is left out."""
    parts = (part.strip() for part in text.split(","))
    return [int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 19]
