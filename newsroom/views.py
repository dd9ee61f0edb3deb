"""Answers that belong to no department."""

import logging
from http import HTTPStatus
from pathlib import PurePosixPath

from django.conf import settings
from django.db import DatabaseError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    JsonResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.static import serve

from articles.models import Article
from newsroom import styleguide
from pages.models import Masthead

logger = logging.getLogger(__name__)

# How many stories a page that is not there offers.
NEWEST = 5

# The only kinds of file a reader is given from VAR_DIR/media. Anything else does not exist.
MEDIA_TYPES = {
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
}
A_YEAR = 31_536_000

# As in static/css/tokens.css: the light paper, and the ground of the header.
PAPER_COLOUR, THEME_COLOUR = "#fdfbf7", "#00463f"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with a search, the newest stories and the sections.

    When the database is what is broken, with a page that asks it nothing. Nothing of `exception`
    is shown: it may name what is not public.
    """
    status = HTTPStatus.NOT_FOUND
    try:
        newest = Article.objects.live().newest_first().for_cards()[:NEWEST]
        return render(request, "404.html", {"newest": newest}, status=status)
    except DatabaseError:
        logger.exception("The page that says 404 could not ask the database")
        return HttpResponse(render_to_string("404_plain.html"), status=status)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send on what asks at the old fixed address: browsers on pages that name no icon."""
    return HttpResponsePermanentRedirect(static("img/favicon.png"))


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every part of the paper's pages to those who make them; readers get 404."""
    if not settings.DEBUG:
        raise Http404(request.path)
    shown = styleguide.specimens(request)
    context = {
        "shown": [shown[name] for name in styleguide.parts() if name in shown],
        "elsewhere": sorted(styleguide.ELSEWHERE.items()),
    }
    return render(request, "newsroom/styleguide_page.html", context)


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Say how the paper stands on a phone's screen (https://www.w3.org/TR/appmanifest/)."""
    masthead = Masthead.objects.current()
    described = {
        "id": "/",
        "name": masthead.name,
        "short_name": masthead.name[:12],
        "description": masthead.tagline,
        "lang": get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER_COLOUR,
        "theme_color": THEME_COLOUR,
        "icons": [
            _icon("img/favicon.svg", "any", "image/svg+xml"),
            _icon("img/icon-192.png", "192x192"),
            _icon("img/icon-512.png", "512x512"),
            _icon("img/icon-maskable-512.png", "512x512", purpose="maskable"),
        ],
    }
    response = JsonResponse(described, content_type="application/manifest+json")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def _icon(file: str, sizes: str, kind: str = "image/png", purpose: str = "any") -> dict[str, str]:
    return {"src": static(file), "sizes": sizes, "type": kind, "purpose": purpose}


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve one rendition from VAR_DIR/media, where no bucket and no nginx does.

    The type comes from `MEDIA_TYPES`, never from the file. A rendition never changes under its
    name, so a browser may keep it for a year. See docs/decisions/014-files.md.
    """
    content_type = MEDIA_TYPES.get(PurePosixPath(name).suffix.lower())
    if content_type is None:
        raise Http404(name)
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    if response.status_code == HTTPStatus.OK:
        response.headers["Content-Type"] = content_type
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
