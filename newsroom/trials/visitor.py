"""A visitor for trials: speaks HTTP from an address of its own, keeps cookies, fills in forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from importlib import import_module
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from accounts.models import User

_HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|opened)" value="([^"]+)"')


@dataclass
class Visitor:
    """Somebody at `address` (127.0.0.x: this machine answers to all of them)."""

    port: int
    address: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def sign_in(self, user: User) -> None:
        """Be signed in as `user`, without the form: its limits are another trial."""
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of `path`."""
        return self._ask("GET", path)

    def post(self, path: str, words: dict[str, str]) -> tuple[int, str]:
        """Send a form; return status and text of the answer, or where it leads."""
        return self._ask("POST", path, urlencode(words))

    def open_form(self, path: str) -> dict[str, str]:
        """Return the hidden fields of the form at `path`."""
        _status, page = self.get(path)
        return dict(_HIDDEN.findall(page))

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=(self.address, 0)
        )
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _equals, value = cookie.partition(";")[0].partition("=")
                self.cookies[name.strip()] = value
            text = answer.read().decode(errors="replace")
            return answer.status, answer.headers.get("Location") or text
        finally:
            connection.close()
