"""What a public view says of its page: that it may be kept, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from pagecache.making import Making
from pagecache.pieces import cut, filled, value

View = Callable[..., HttpResponseBase]

# Under this name the door in front of Django finds in the environment what a view said.
SAID = "pagecache.said"
# The door puts this there: it fills the gaps itself.
BEHIND_THE_DOOR = "pagecache.door"

# Of a request's headers a page that may be kept sees only what decides its own address.
_ADDRESS = {
    "HTTP_HOST",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PROTO",
}
_OF_THE_READER = ("HTTP_", "REMOTE_", "CONTENT_", "CSRF_", "SSL_", "AUTH_")


def cached_page(*parameters: str) -> Callable[[View], View]:
    """Declare that the pages of a view may be kept and given to everybody: `@cached_page("page")`.

    The view is given a stranger's request: it has no cookie, no session, no user, no token, and
    of the query only `parameters`, so that others make no pages of their own. It says with
    `made_of` what its page is made of.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            making = Making()
            stranger = strangers(request, parameters)
            response = _made(view, stranger, making, args, kwargs)
            if request.META.get(BEHIND_THE_DOOR):
                request.META[SAID] = (making, "CSRF_COOKIE" not in stranger.META)
                # The door compresses, once for all who ask.
                request.META.pop("HTTP_ACCEPT_ENCODING", None)
            else:
                fill(response, making)
            return response

        wrapper.cached_parameters = parameters  # type: ignore[attr-defined]
        return wrapper

    return decorate


def put_together(view: View) -> View:
    """Declare that a view's page has gaps to fill but is never kept: a preview."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        making = Making()
        response = _made(view, request, making, args, kwargs)
        fill(response, making)
        return response

    return wrapper


def made_of(request: HttpRequest, *keys: str) -> None:
    """Say that the page which answers `request` is made of `keys`: see `actions.purge`."""
    making = getattr(request, "making", None)
    if making is not None:
        making.keys.update(keys)


def canonical(query: str, parameters: Iterable[str]) -> str:
    """Return `query` with nothing but `parameters`, each once and in their order."""
    if not query:
        return ""
    # WSGI hands bytes over as Latin-1; a reader's own address bar may send UTF-8 as it is.
    given = dict(
        parse_qsl(
            query.encode("latin-1", "replace").decode("utf-8", "replace"), keep_blank_values=True
        )
    )
    return urlencode([(name, given[name]) for name in parameters if name in given])


def strangers(request: HttpRequest, parameters: Iterable[str]) -> HttpRequest:
    """Return the request as somebody would make it of whom nothing is known."""
    environ = {
        name: value
        for name, value in request.META.items()
        if name in _ADDRESS or not name.startswith(_OF_THE_READER)
    }
    environ["QUERY_STRING"] = canonical(request.META.get("QUERY_STRING", ""), parameters)
    environ.pop(BEHIND_THE_DOOR, None)
    stranger = WSGIRequest(environ)
    stranger.resolver_match = request.resolver_match
    return stranger


def fill(response: HttpResponseBase, making: Making) -> None:
    """Fill the gaps in `response`, with pieces made now or kept."""
    if not making.gaps or not isinstance(response, HttpResponse):
        return
    words = filled(
        *cut(response.content),
        making.gaps,
        making.shown,
        lambda wanted: value(*wanted, remembered=making.remembered),
    )
    response.content = b"".join(words)


def _made(
    view: View, request: HttpRequest, making: Making, args: Any, kwargs: Any
) -> HttpResponseBase:
    making.gaps = []
    request.making = making  # type: ignore[attr-defined]
    with making.at_work():
        response = view(request, *args, **kwargs)
        if not getattr(response, "is_rendered", True):
            response = response.render()  # type: ignore[attr-defined]
    return response
