"""An infographic is enlarged in its frame by buttons, keys and the wheel, moved by dragging."""

import pytest
from playwright.sync_api import Page, expect

from articles.tests.factories import make_article
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db(transaction=True)

# How far the page has been scrolled, as soon as it has been; 0 if it is not within five seconds.
SCROLLED = """
() => new Promise((done) => {
  if (scrollY > 0) done(scrollY);
  addEventListener("scroll", () => done(scrollY), {once: true});
  setTimeout(() => done(scrollY), 5000);
})
"""


@pytest.fixture
def address() -> str:
    photo = make_photo(width=1600, height=1600)
    return make_article(kind="infographic", lead_photo_id=photo.pk).get_absolute_url()


def drawn(page: Page) -> str:
    return page.locator(".infographic-frame img").evaluate("picture => picture.style.transform")


def test_buttons_keys_wheel_and_dragging_change_the_view(open_page, address):
    page = open_page("desktop")
    page.goto(address)
    page.get_by_role("button", name="Enlarge").click()
    assert drawn(page).endswith("scale(1.5)")
    frame = page.locator(".infographic-frame")
    frame.focus()
    page.keyboard.press("+")
    assert drawn(page).endswith("scale(2.25)")
    views = [drawn(page)]
    page.keyboard.press("ArrowRight")
    views.append(drawn(page))
    page.mouse.move(700, 500)
    page.mouse.down()
    page.mouse.move(640, 460, steps=3)
    page.mouse.up()
    views.append(drawn(page))
    picture = page.locator(".infographic-frame img")
    before = picture.get_attribute("style")
    page.mouse.wheel(0, -100)
    expect(page.locator(".infographic-frame[data-enlarged]")).to_be_visible()
    expect(picture).not_to_have_attribute("style", before)
    views.append(drawn(page))
    assert len(set(views)) == 4
    page.get_by_role("button", name="All of it").click()
    assert drawn(page) == ""


def test_the_whole_picture_leaves_wheel_and_keys_to_the_page(open_page, address):
    page = open_page("desktop")
    page.goto(address)
    page.locator(".infographic-frame").hover(position={"x": 300, "y": 100})
    page.mouse.wheel(0, 300)
    assert page.evaluate(SCROLLED) > 0
    assert drawn(page) == ""


def test_without_script_no_button_is_offered_that_does_nothing(open_page, address):
    page = open_page("phone", javascript=False)
    page.goto(address)
    expect(page.get_by_role("button", name="Enlarge")).to_be_hidden()
    expect(page.get_by_role("link", name="The picture at its full size")).to_be_visible()
