"""The cookie of a browser in which somebody without an account said something.

It is set only in the answer to saying something, is sent only to the addresses of this department,
and holds nothing but a random text that we signed. Beside it stands a hint without a secret, so
that a story's page asks for "what you said here" only where there can be any.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac

from comments.speakers import new_key

COOKIE, SALT, PATH = "guest", "comments.guest", "/comment/"
HINT = "spoke"
A_YEAR = 365 * 24 * 60 * 60


def key_of(request: HttpRequest) -> str:
    """Return the key of this browser; "" if it has none, or a forged or damaged one."""
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=A_YEAR) or ""


def key_for(request: HttpRequest) -> str:
    """Return the key of this browser, or a new one.

    The two halves of a double click both come without our cookie, and each would get a key of its
    own. The token cookie of the form is the same in both, so a new key is made of that.
    """
    if key := key_of(request):
        return key
    token = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    return salted_hmac(SALT, token, algorithm="sha256").hexdigest()[:32] if token else new_key()


def remember(response: HttpResponseBase, key: str) -> None:
    """Let `response` set the cookie by which this guest finds what they said."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_signed_cookie(
        COOKIE, key, salt=SALT, max_age=A_YEAR, path=PATH, httponly=True, samesite="Lax",
        secure=secure,
    )  # fmt: skip
    hint_at(response)


def hint_at(response: HttpResponseBase) -> None:
    """Let the pages of the paper know that this browser may have something of its own."""
    response.set_cookie(
        HINT, "1", max_age=A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
