"""The header, its menus and the switch of light and dark: by hand, by key, without script."""

import pytest
from playwright.sync_api import expect

from newsroom.tests.papers import make_paper

SHEET = ".full-menu-sheet"
PART = ".sections-nav-drop a"


@pytest.fixture(autouse=True)
def paper(transactional_db):
    return make_paper(stories=8)


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_full_menu_opens_on_a_phone_and_leads_to_a_part(open_page, javascript):
    page = open_page("phone", javascript=javascript)
    page.goto("/")
    page.locator(".full-menu-button").tap()
    page.locator(SHEET).get_by_role("link", name="Biz Link").tap()
    page.wait_for_url("**/corporate/biz-link/")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_parts_of_a_section_appear_under_a_pointer_and_under_the_focus(open_page, javascript):
    page = open_page("desktop", javascript=javascript)
    page.goto("/")
    part = page.locator(PART, has_text="Green Buildings")
    expect(part).to_be_hidden()
    page.locator(".sections-nav-link", has_text="Property").hover()
    expect(part).to_be_visible()
    page.mouse.move(0, 0)
    expect(part).to_be_hidden()
    page.locator(".sections-nav-link", has_text="Property").focus()
    expect(part).to_be_visible()


def test_escape_closes_the_menu_and_gives_the_focus_back(open_page):
    page = open_page("desktop")
    page.goto("/")
    page.locator(".full-menu-button").press("Enter")
    expect(page.locator(SHEET)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(SHEET)).to_be_hidden()
    expect(page.locator(".full-menu-button")).to_be_focused()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_the_header_shrinks_to_one_line_and_stays(open_page, paper, size):
    page = open_page(size)
    page.goto(paper.stories[0].get_absolute_url())
    page.evaluate("scrollTo(0, 1200)")
    expect(page.locator("html")).to_have_attribute("data-header", "line")
    expect(page.locator(".header-wordmark")).to_be_in_viewport(ratio=1)
    bottom = page.locator(".header").evaluate("element => element.getBoundingClientRect().bottom")
    assert 40 <= bottom <= 64


def test_a_reader_chooses_dark_and_finds_it_dark_on_the_next_page(open_page):
    page = open_page("phone")
    page.goto("/")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.locator("[data-theme-switch]").tap()
    page.goto("/latest/")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert dark != light
    expect(page.locator("[data-theme-switch]")).to_have_attribute("aria-pressed", "true")


def test_the_first_key_leads_past_the_menu(open_page):
    page = open_page("desktop")
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop"])
def test_no_page_scrolls_sideways(open_page, paper, size):
    page = open_page(size, expect=["404"])
    wide = []
    for name, address in paper.pages().items():
        page.goto(address)
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        if page.evaluate(wider) > 0:
            wide.append(name)
    assert wide == []
