"""Answers that belong to no department."""

from http import HTTPStatus
from pathlib import PurePosixPath

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

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


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say `ok` to a load balancer, after one question to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain", status=HTTPStatus.OK)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send on what asks at the old fixed address: browsers on pages that name no icon."""
    return HttpResponsePermanentRedirect(static("img/favicon.png"))


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """Serve one rendition from VAR_DIR/media, where no bucket and no nginx does.

    The type comes from `MEDIA_TYPES`, never from the file. A rendition never changes under its
    name, so a browser may keep it for a year. See docs/decisions/002-files.md.
    """
    content_type = MEDIA_TYPES.get(PurePosixPath(name).suffix.lower())
    if content_type is None:
        raise Http404(name)
    response = serve(request, name, document_root=settings.MEDIA_ROOT)
    if response.status_code == HTTPStatus.OK:
        response.headers["Content-Type"] = content_type
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
