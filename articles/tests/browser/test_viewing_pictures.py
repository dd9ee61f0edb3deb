"""The viewer of a photo story: keys, Escape, the back button, the address of each picture."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.tests.test_photo_stories import photo_story

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story() -> Article:
    return photo_story(3)


def open_viewer(page: Page, story: Article, number: int) -> None:
    page.goto(story.get_absolute_url())
    page.locator(".photo-story-open").nth(number - 1).click()
    expect(page.locator(".viewer")).to_be_visible()


def shows(page: Page, story: Article, number: int) -> None:
    expect(page.locator(".viewer-words")).to_contain_text(f"Caption {number}")
    expect(page).to_have_url(re.compile(rf"/{story.slug}-{story.pk}/{number}/$"))


def test_arrows_go_round_and_the_address_is_that_of_the_picture(open_page, story):
    page = open_page("phone")
    open_viewer(page, story, 2)
    shows(page, story, 2)
    page.keyboard.press("ArrowRight")
    shows(page, story, 3)
    page.keyboard.press("ArrowRight")
    shows(page, story, 1)
    page.keyboard.press("ArrowLeft")
    shows(page, story, 3)


def test_escape_closes_and_puts_address_and_focus_back(open_page, story):
    page = open_page("phone")
    open_viewer(page, story, 1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator(".viewer")).to_be_hidden()
    page.wait_for_url(f"**{story.get_absolute_url()}")
    expect(page.locator(".photo-story-open").nth(1)).to_be_focused()


def test_the_back_button_closes_and_forward_opens_again(open_page, story):
    page = open_page("phone")
    open_viewer(page, story, 1)
    page.keyboard.press("ArrowRight")
    page.go_back()
    expect(page.locator(".viewer")).to_be_hidden()
    page.wait_for_url(f"**{story.get_absolute_url()}")
    page.go_forward()
    expect(page.locator(".viewer")).to_be_visible()
    shows(page, story, 2)


def test_forward_right_after_back_leaves_the_viewer_open(open_page, story):
    page = open_page("phone")
    open_viewer(page, story, 1)
    page.keyboard.press("ArrowRight")
    # A dialog says that it closed a moment later; by then Forward may have opened it again.
    went_back = page.evaluate("""async () => {
        let wentBack = false;
        history.back = () => { wentBack = true; };
        const closed = new Promise((told) =>
            document.querySelector(".viewer").addEventListener("close", told));
        dispatchEvent(new PopStateEvent("popstate", { state: null }));
        dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
        await closed;
        return wentBack;
    }""")
    assert not went_back
    expect(page.locator(".viewer")).to_be_visible()
    shows(page, story, 2)


def test_focus_stays_inside_while_the_viewer_is_open(open_page, story):
    page = open_page("phone")
    open_viewer(page, story, 1)
    inside = """() => document.activeElement === document.body
        || document.querySelector(".viewer").contains(document.activeElement)"""
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)


def test_a_finger_pushes_to_the_next_picture(open_page, story):
    page = open_page("phone")
    open_viewer(page, story, 1)
    page.evaluate("""() => {
        const viewer = document.querySelector(".viewer-stage");
        const at = (x) => [new Touch({ identifier: 1, target: viewer, clientX: x, clientY: 300 })];
        const send = (type, touches, changedTouches) => viewer.dispatchEvent(
            new TouchEvent(type, { bubbles: true, touches, changedTouches }));
        send("touchstart", at(300), at(300));
        send("touchend", [], at(120));
    }""")
    shows(page, story, 2)


def test_without_script_the_links_lead_through_all_pictures(open_page, story):
    page = open_page("phone", javascript=False)
    page.goto(story.get_absolute_url())
    page.locator(".photo-story-open").first.click()
    page.get_by_role("link", name="Next picture").click()
    page.get_by_role("link", name="Next picture").click()
    expect(page.get_by_text("Caption 3")).to_be_visible()
    page.get_by_role("link", name="All pictures and the story").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(story.headline)
