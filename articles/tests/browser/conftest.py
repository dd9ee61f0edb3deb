"""Fixtures of the browser tests of this department."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accounts.tests.cast import chief_editor
from articles.tests.browser.writing import Writer


@pytest.fixture
def write(open_page: Any, live_server: Any, transactional_db: None) -> Callable[..., Writer]:
    """Return `write(body="", size="desktop", **page)`: the writing form open on a new draft."""

    def begin(body: str = "<p>First words.</p>", size: str = "desktop", **page: Any) -> Writer:
        return Writer(open_page(size, **page), chief_editor(), live_server.url).open(body)

    return begin
