"""The cookie of a visitor without an account.

It is set only in the answer to a vote, and sent only to addresses at which stars are given: the
stars' own and those of what readers say (never with a page of the paper). A cookie has one path,
so there are two of the same content. It holds nothing but a random text that we signed. A third
says that they are there, so that nobody else asks a server for stars of their own.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ratings import limits
from ratings.voters import Voter, new_visitor_id

COOKIE, COOKIE_WITH_WORDS, SALT = "stars", "stars_said", "ratings.visitor"
# Tells our script that there is something to ask for; it goes with every page and names nobody.
HINT = "starred"
PATHS = {COOKIE: "/stars/", COOKIE_WITH_WORDS: "/comment/"}
A_YEAR = 365 * 24 * 60 * 60


def visitor_of(request: HttpRequest) -> Voter:
    """Return the visitor whose cookie came along, or a new one.

    A forged, damaged or expired cookie counts as none; the limit of the address holds all the
    same. The address is the one that log-in limits use, proxies considered
    (ALLAUTH_TRUSTED_PROXY_COUNT).
    """
    known = next(
        (
            key
            for name in PATHS
            if (key := request.get_signed_cookie(name, default=None, salt=SALT, max_age=A_YEAR))
        ),
        None,
    )
    address = get_adapter(request).get_client_ip(request)
    return Voter.visitor(known or new_visitor_id(), address=limits.hashed(address))


def remember(response: HttpResponseBase, visitor: Voter) -> None:
    """Let `response` set the cookies by which this visitor can change or withdraw their stars."""
    for name, path in PATHS.items():
        response.set_signed_cookie(
            name,
            visitor.visitor_id,
            salt=SALT,
            max_age=A_YEAR,
            path=path,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    response.set_cookie(
        HINT, "1", max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
