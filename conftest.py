"""Fixtures for the tests of every department. How to use them: docs/where-things-live.md."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from django.urls import reverse

from tools.chromium import find_headless

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
    from pytest_django.live_server_helper import LiveServer

# The three screens every page is made for (width, height).
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1440, 900)}

# A violation is also written on the console, but not by every directive in every browser.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
    `CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`));
"""
NO_BROWSER = "no Chromium here: set CHROMIUM=/path/to/one, or let `make test` install it"

# The fixtures of the database, which every test with `django_db` uses without naming them.
pytest_plugins = ["newsroom.tests.database"]

OpenPage = Callable[..., "Page"]
SignIn = Callable[..., None]


def pytest_configure(config: pytest.Config) -> None:
    # Playwright keeps an event loop in the tests' thread, and Django would then refuse queries
    # there although nothing of ours is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that opens a browser, so that `-m "not browser"` leaves them out."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say loudly that browser tests were skipped: a green run without them proves less."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if NO_BROWSER in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.section("BROWSER TESTS WERE NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} browser tests skipped: {NO_BROWSER}")


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """One headless Chromium for the whole run.

    Without one its tests are skipped; with BROWSER_TESTS=required (as in .ci/run) they fail.
    """
    path = find_headless()
    if path is None:
        go_without(NO_BROWSER)
    from playwright.sync_api import Error, sync_playwright

    # Chromium's own sandbox does not start for root, as whom containers run.
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=args)
        except Error as error:
            go_without(f"{NO_BROWSER}; {path} does not start: {error.message[:300]}")
        yield browser
        browser.close()


def go_without(reason: str) -> NoReturn:
    """Skip the browser tests, or fail them where they are required."""
    if os.environ.get("BROWSER_TESTS") == "required":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture
def open_page(live_server: "LiveServer", chromium: "Browser") -> Iterator[OpenPage]:
    """Return a function that opens a page as one more visitor, with cookies of their own.

    `open_page("phone", dark=False, javascript=True, expect=())` returns a Playwright page whose
    `goto("/")` reaches the test's own server. When the test ends, any error on the console, any
    error of a script and any violation of the Content-Security-Policy fails it, except messages
    containing one of the texts in `expect` (`expect=["404"]` on a page that is not there).
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_one(
        size: str = "desktop",
        *,
        dark: bool = False,
        javascript: bool = True,
        expect: tuple[str, ...] | list[str] = (),
    ) -> "Page":
        width, height = SIZES[size]
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            has_touch=size != "desktop",
            is_mobile=size == "phone",
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        if javascript:
            context.add_init_script(REPORT_VIOLATIONS)
        contexts.append(context)

        def note(text: str) -> None:
            if not any(expected in text for expected in expect):
                problems.append(text)

        context.on(
            "console",
            lambda message: (
                note(f"console: {message.text} ({message.location.get('url', '')})")
                if message.type == "error"
                else None
            ),
        )
        context.on("weberror", lambda error: note(f"script: {error.error}"))
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not problems, "The browser complained:\n" + "\n".join(problems)


@pytest.fixture
def sign_in() -> SignIn:
    """Return `sign_in(page, user, to="/admin/")`, which fills in the log-in form.

    `user` is one of the cast (accounts/tests/cast.py), or an e-mail address with `password=`.
    """

    from accounts.tests.cast import PASSWORD

    def fill_in(page: "Page", user: Any, *, password: str = PASSWORD, to: str = "/") -> None:
        page.goto(f"{reverse('account_login')}?next={to}")
        page.locator("input[name=login]").fill(getattr(user, "email", user))
        page.locator("input[name=password]").fill(password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(f"**{to}")

    return fill_in
