"""The first thing each visitor sees, on each screen, light and dark: no error, no violation."""

import pytest

from accounts.tests.cast import chief_editor


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_front_page_opens(open_page, size, dark):
    page = open_page(size, dark=dark)
    assert page.goto("/").status == 200
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0, "the page scrolls sideways"


def test_the_front_page_opens_without_script(open_page):
    assert open_page("phone", javascript=False).goto("/").status == 200


def test_an_editor_reaches_the_desk(open_page, sign_in):
    page = open_page("desktop")
    sign_in(page, chief_editor(), to="/admin/")
    assert page.title()
