"""The cookie of a visitor without an account.

It is set only in the answer to a vote, is sent only to the addresses of the stars (never with a
page of the paper), and holds nothing but a random text that we signed.
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ratings import limits
from ratings.voters import Voter, new_visitor_id

COOKIE, SALT = "stars", "ratings.visitor"
PATH = "/stars/"
A_YEAR = 365 * 24 * 60 * 60


def visitor_of(request: HttpRequest) -> Voter:
    """Return the visitor whose cookie came along, or a new one.

    A forged, damaged or expired cookie counts as none; the limit of the address holds all the
    same. The address is the one that log-in limits use, proxies considered
    (ALLAUTH_TRUSTED_PROXY_COUNT).
    """
    known = request.get_signed_cookie(COOKIE, default=None, salt=SALT, max_age=A_YEAR)
    address = get_adapter(request).get_client_ip(request)
    return Voter.visitor(known or new_visitor_id(), address=limits.hashed(address))


def remember(response: HttpResponseBase, visitor: Voter) -> None:
    """Let `response` set the cookie by which this visitor can change or withdraw their stars."""
    response.set_signed_cookie(
        COOKIE,
        visitor.visitor_id,
        salt=SALT,
        max_age=A_YEAR,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
