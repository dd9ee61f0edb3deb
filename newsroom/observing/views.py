"""Pages for machines that look after the paper: alive, ready, figures."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from newsroom.observing import metrics
from newsroom.observing.readiness import findings

_PLAIN = "text/plain; charset=utf-8"


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Say `ok`: the process lives. It asks nobody: their trouble is no reason to end it."""
    return HttpResponse("ok\n", content_type=_PLAIN)


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether all that a page needs is there; in words for who has the token, else in one."""
    found = findings()
    well = all(each.well for each in found)
    status = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    lines = ["ready" if well else "not ready"]
    if _has_token(request):
        lines += [f"{'ok  ' if each.well else 'FAIL'} {each.name}: {each.words}" for each in found]
    return HttpResponse("\n".join(lines) + "\n", content_type=_PLAIN, status=status)


@require_safe
@never_cache
def figures(request: HttpRequest) -> HttpResponse:
    """Give Prometheus the figures. Without the token, and where none is set, there is no page."""
    if not _has_token(request):
        raise Http404
    return HttpResponse(metrics.text(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _has_token(request: HttpRequest) -> bool:
    token = settings.METRICS_TOKEN
    given = request.headers.get("Authorization", "")
    return bool(token) and constant_time_compare(given, f"Bearer {token}")
