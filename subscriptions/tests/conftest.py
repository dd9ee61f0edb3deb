from datetime import timedelta

import pytest
from django.core import signing
from django.core.cache import cache
from django.utils import timezone

from accounts.guarded import OPENED


@pytest.fixture(autouse=True)
def _fresh_limits():
    """Limits are counted in the cache; each test begins with none used up."""
    cache.clear()


@pytest.fixture
def opened(monkeypatch):
    """Return the hidden field of a form that was opened `seconds` ago."""

    def at(seconds: float = 30) -> str:
        then = (timezone.now() - timedelta(seconds=seconds)).timestamp()
        with monkeypatch.context() as patch:
            patch.setattr(signing.time, "time", lambda: then)
            return OPENED.sign("1")

    return at
