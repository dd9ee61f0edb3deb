"""What a public view says of its page: that it may be kept, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def cached_page(*parameters: str) -> Callable[[View], View]:
    """Declare that the pages of a view may be kept and given to everybody: `@cached_page("page")`.

    The view answers a stranger: no cookie, no session, no user, no token. Of the query it sees
    only `parameters`, so that others make no pages of their own. It says with `made_of` what its
    page is made of.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        wrapper.cached_parameters = parameters  # type: ignore[attr-defined]
        return wrapper

    return decorate


def made_of(request: HttpRequest, *keys: str) -> None:
    """Say that the page which answers `request` is made of `keys`: see `actions.purge`."""
