"""Addresses of pages, looked up once: a page has some thirty, most of them on many pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse


def address_of(name: str, *args: Any) -> str:
    """Return the address called `name` in an `urls.py`, with `args` in it: see `reverse`.

    Raises NoReverseMatch as `reverse` does.
    """
    return _looked_up(name, args, get_script_prefix())


@lru_cache(maxsize=2_000)
def _looked_up(name: str, args: tuple[Any, ...], prefix: str) -> str:
    # `reverse` puts the prefix of this thread before it; so it is part of what is remembered.
    return reverse(name, args=args)


def whole(request: HttpRequest) -> Callable[[str], str]:
    """Return what makes an address whole, as it stands in `request`: https://paper.example/….

    The same as `request.build_absolute_uri`, without its reading of what has just been written.
    """
    known: dict[str, str] = request.__dict__
    if "site" not in known:
        known["site"] = f"{request.scheme}://{request.get_host()}"
    site = known["site"]

    def absolute(address: str) -> str:
        here = address.startswith("/") and not address.startswith("//")
        return f"{site}{address}" if here else request.build_absolute_uri(address)

    return absolute
