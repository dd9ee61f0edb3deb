"""A reader opens the shelf, reads, looks closer, finds a word, goes back and takes the PDF."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from editions.tests.factories import make_issue, make_publication

pytestmark = pytest.mark.django_db(transaction=True)

SCREENS = ["phone", "desktop"]


@pytest.fixture
def issue():
    texts = [f"This is page {n}." for n in range(1, 9)]
    texts[6] = "Nền kinh tế của cảng biển"
    vir = make_publication(name="VIR", slug="vir", download=True)
    return make_issue(vir, number="1824", pages=texts)


def at(issue, number: int) -> re.Pattern[str]:
    return re.compile(re.escape(issue.get_page_url(number)) + "$")


def where(page) -> str:
    return " ".join(page.locator(".reader-where").inner_text().split())


def size(page) -> str:
    return page.locator("[data-size]").inner_text()


def scale_of(page) -> float:
    """How large the asked page is drawn, beside its own size."""
    return page.locator("[data-asked]").evaluate(
        "sheet => sheet.getBoundingClientRect().width / sheet.offsetWidth"
    )


def step(page, rel: str) -> None:
    page.locator(f'.controls a[rel="{rel}"]:visible').click()


def open_at_five(page, issue, screen: str) -> None:
    """Go from the shelf to page 5 by what there is to click."""
    page.goto("/epaper/")
    page.get_by_role("link", name="Open this issue").click()
    page.get_by_role("link", name="Start reading").click()
    page.wait_for_url(at(issue, 1))
    for number in [2, 3, 4, 5] if screen == "phone" else [2, 4]:
        step(page, "next")
        page.wait_for_url(at(issue, number))


def find_and_go_back(page, issue, screen: str) -> None:
    """Look for a Vietnamese word typed without marks, open its page, and come back."""
    if screen == "phone":
        page.get_by_role("link", name="Search in this issue").click()
    page.get_by_role("searchbox", name="Search in this issue").fill("kinh te")
    page.keyboard.press("Enter")
    page.wait_for_url("**/find/?q=kinh+te")
    assert page.locator("mark").all_inner_texts() == ["kinh", "tế"]
    results = page.url
    page.get_by_role("link", name="Page 7").click()
    page.wait_for_url("**/7/find/?q=kinh+te")
    assert page.locator("[data-asked] .marks rect").count() == 2
    box = page.locator("[data-asked] .marks rect").first.bounding_box()
    sheet = page.locator("[data-asked] img").bounding_box()
    # The factory puts the second word of a page at 23 % of its width.
    assert abs((box["x"] - sheet["x"]) / sheet["width"] - 0.23) < 0.01
    page.go_back()
    page.wait_for_url(results)


def take_the_pdf(page, issue) -> None:
    page.goto(issue.get_absolute_url())
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "vir-1824.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("screen", SCREENS)
def test_a_reader_reads_looks_closer_finds_a_word_and_takes_the_pdf(open_page, issue, screen):
    page = open_page(screen)
    open_at_five(page, issue, screen)
    assert where(page) == ("Page 5 of 8" if screen == "phone" else "Pages 4–5 of 8")
    page.get_by_role("button", name="Larger").click()
    expect(page.locator("[data-size]")).to_have_text("150%")
    assert abs(scale_of(page) - 1.5) < 0.01
    page.get_by_role("button", name="whole page").click()
    assert abs(scale_of(page) - 1) < 0.01
    find_and_go_back(page, issue, screen)
    take_the_pdf(page, issue)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_same_way_goes_without_script(open_page, issue, screen):
    page = open_page(screen, javascript=False)
    open_at_five(page, issue, screen)
    texts = page.get_by_role("heading", name="Text of page").all_inner_texts()
    assert texts == [f"Text of page {n}" for n in ([5] if screen == "phone" else [4, 5])]
    page.get_by_role("navigation", name="All pages").get_by_role("link", name="Page 8").click()
    page.wait_for_url(at(issue, 8))
    find_and_go_back(page, issue, screen)
    take_the_pdf(page, issue)


def test_pages_turn_without_leaving_the_page_and_the_back_button_goes_along(open_page, issue):
    page = open_page("desktop")
    page.goto(issue.get_page_url(1))
    page.evaluate("window.stayed = true")
    for key, number in [("ArrowRight", 2), ("ArrowRight", 4), ("End", 8), ("ArrowLeft", 6)]:
        page.keyboard.press(key)
        page.wait_for_url(at(issue, number))
    assert where(page) == "Pages 6–7 of 8"
    assert page.title().startswith("Page 6 of 8")
    assert page.locator(".strip [aria-current]").get_attribute("data-number") == "6"
    page.go_back()
    expect(page).to_have_title(re.compile("^Page 8"))
    assert where(page) == "Page 8 of 8"
    page.keyboard.press("Home")
    page.wait_for_url(at(issue, 1))
    assert page.evaluate("window.stayed")


def test_the_keyboard_stays_where_it_was_when_a_page_is_turned(open_page, issue):
    page = open_page("phone")
    page.goto(issue.get_page_url(7))
    page.locator('.controls a[rel="next"]:visible').focus()
    page.keyboard.press("Enter")
    expect(page).to_have_title(re.compile("^Page 8"))
    # There is no next page any more: the way back has it.
    assert page.evaluate("document.activeElement.rel") == "prev"


def test_the_next_page_is_there_before_it_is_asked_for(open_page, issue):
    page = open_page("phone")
    picture = re.compile(re.escape(issue.get_page_url(3)) + r"\d+-\w+\.webp")
    with page.expect_response(picture):
        page.goto(issue.get_page_url(2))


def test_an_enlarged_page_is_moved_but_never_out_of_sight(open_page, issue):
    page = open_page("desktop")
    page.goto(issue.get_page_url(5))
    for _ in range(3):
        page.keyboard.press("+")
    for _ in range(40):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
    sheet, stage = (page.locator(one).bounding_box() for one in ("[data-asked]", ".stage"))
    assert sheet["x"] + sheet["width"] >= stage["x"] + stage["width"] - 3
    assert sheet["y"] + sheet["height"] >= stage["y"] + stage["height"] - 3
    assert page.url.endswith(issue.get_page_url(5))
    page.keyboard.press("Escape")
    assert size(page) == "100%"
    box = page.locator("[data-asked] img").bounding_box()
    page.mouse.dblclick(box["x"] + 50, box["y"] + 50)
    assert size(page) == "250%"
    page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.mouse.wheel(0, 1000)
    expect(page.locator("[data-size]")).not_to_have_text("250%")


def test_fingers_turn_and_enlarge(open_page, issue):
    page = open_page("phone")
    page.goto(issue.get_page_url(4))
    session = page.context.new_cdp_session(page)

    def fingers(kind: str, *points: tuple[float, float]) -> None:
        at_once = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at_once})

    fingers("touchStart", (300, 300))
    for x in (260, 200, 120):
        fingers("touchMove", (x, 302))
    fingers("touchEnd")
    page.wait_for_url(at(issue, 5))

    fingers("touchStart", (180, 300), (220, 300))
    for apart in (30, 60, 90):
        fingers("touchMove", (200 - apart, 300), (200 + apart, 300))
    fingers("touchEnd")
    assert scale_of(page) > 2
    # Enlarged, a finger moves the page and does not turn it.
    fingers("touchStart", (300, 300))
    for x in (200, 100):
        fingers("touchMove", (x, 300))
    fingers("touchEnd")
    assert page.url.endswith(issue.get_page_url(5))


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_moves_while_a_page_is_loading(open_page, issue, screen):
    page = open_page(screen)
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        " for (const one of list.getEntries()) window.moved += one.value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(issue.get_page_url(5))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.01
