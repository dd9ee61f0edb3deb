"""Headers that every answer carries and Django has no setting for."""

from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# What a newspaper never asks a browser for. https://www.w3.org/TR/permissions-policy/
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class SecurityHeadersMiddleware:
    """Says what the browser need not offer, and that other sites may not embed our files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the two headers, unless the view has set its own."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class PolicyMiddleware(CSPMiddleware):
    """django-csp's middleware, which writes the policy of most pages once.

    A page that asks for a nonce, or whose view says anything of its policy, gets its own from
    django-csp.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Add the policy, unless the view has set its own."""
        said = (name.startswith("_csp_") for name in (*vars(request), *vars(response)))
        if any(said) or response.status_code >= HTTPStatus.BAD_REQUEST:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.usual)
        return response

    @cached_property
    def usual(self) -> str:
        """The policy as the settings have it."""
        return build_policy()
