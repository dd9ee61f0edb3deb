"""In a browser: the box is there before the picture, as high as its place says, and stays so."""

import re

import pytest

from accounts.tests.cast import chief_editor
from advertising.places import PLACES
from advertising.tests.factories import make_ad
from articles.tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Words that go on and on, as an advertiser's words do when nobody stops them at all"[:80]

# The fallback face is not to the last pixel as wide as the font that replaces it.
A_HAIR = 0.0005

# What the browser itself counts as movement: https://web.dev/articles/cls
MOVED = """
() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(moved), 600);
})
"""


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_each_box_is_as_high_as_its_place_with_and_without_its_picture(open_page, sign_in, size):
    ad = make_ad(*PLACES, title=LONG, words=LONG)
    page = open_page(size, expect=["404", "ERR_FAILED"])
    sign_in(page, chief_editor(), to="/about-us-is-not-written/")
    address = f"/admin/advertising/advertisement/{ad.pk}/preview/"
    for pictures in (True, False):
        if not pictures:
            page.route(re.compile(r"/media/"), lambda route: route.abort())
        page.goto(address)
        for place in PLACES.values():
            box = place.phone if size == "phone" else place.desktop
            found = page.locator(f'[data-place="{place.name}"]')
            found.scroll_into_view_if_needed()
            shown = found.bounding_box()
            assert shown["height"] == box.height, place.name
            assert shown["width"] <= box.width, place.name
            words = found.locator("b").bounding_box()
            assert words["y"] + words["height"] <= shown["y"] + shown["height"], place.name
            picture = found.locator("img").bounding_box()
            assert picture["y"] + picture["height"] <= shown["y"] + shown["height"], place.name


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_nothing_moves_while_a_slow_picture_comes(open_page, size):
    make_ad("article-after-text", "home-after-lead")
    story = make_article(body="<p>Short.</p>")
    page = open_page(size)
    page.route(
        re.compile(r"/media/"),
        lambda route: (page.wait_for_timeout(300), route.continue_()),
    )
    for address in ("/", story.get_absolute_url()):
        page.goto(address, wait_until="load")
        assert page.locator(".advertisement").count() == 1
        assert page.evaluate(MOVED) < A_HAIR, address
