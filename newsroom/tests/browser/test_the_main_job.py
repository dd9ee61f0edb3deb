"""The paper's main job, from the outside, as three people.

An editor writes the source's kind of story and publishes it; a reader finds it from the section
page on a phone, reads its fifteen parts in order and gives four stars; a moderator gives five
from the list. The browser must not complain once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.tests.cast import moderator, reader, section_editor
from articles.models import Article
from articles.tests.factories import make_article, make_theme
from photos.tests.factories import jpeg_bytes
from ratings.models import Voice
from ratings.tests.factories import sums
from sections.models import Section

# A photo is sent, decoded and made small before the dialog closes.
SLOW = 30_000

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Five ports agree on one set of papers"
STANDFIRST = "From spring a ship will hand in its papers once, in the first port it calls at."
CAPTIONS = ("The agreement is signed", "Boxes wait for their papers", "The last paper form")

# What stands on an article page from top to bottom (LAYOUT: fifteen parts), by what is seen there.
PARTS = (
    '[data-part="newsroom/header"]',
    '[data-part="sections/path"]',
    "h1",
    '[data-part="articles/dateline"]',
    '[data-part="articles/standfirst"]',
    '[data-part="articles/body"]',
    '[data-part="articles/related_box"]',
    '[data-part="articles/byline"]',
    '[data-part="ratings/stars"]',
    '[data-part="articles/tags"]',
    '[data-part="articles/themes"]',
    '[data-part="comments/what_readers_say"]',
    '[data-part="articles/related_contents"]',
    '[data-part="articles/latest_in_path"]',
    '[data-part="articles/latest_rail"]',
    '[data-part="newsroom/footer"]',
)


@pytest.fixture
def biz_link(transactional_db: None) -> Section:
    corporate = Section.objects.create(name="Corporate", slug="corporate")
    return Section.objects.create(name="Biz Link", slug="biz-link", parent=corporate)


def put_photo(page: Page, file: Path, caption: str) -> None:
    """Upload one photo in the dialog and type its caption where it stands."""
    page.locator(".surface-toolbar").get_by_role("button", name="Photo", exact=True).click()
    dialog = page.get_by_role("dialog", name="Which photo?")
    dialog.get_by_role("button", name="Upload a new photo").click()
    dialog.get_by_label("Photo", exact=False).first.set_input_files(str(file))
    dialog.get_by_label("Credit", exact=True).fill("MST")
    dialog.get_by_label("Description for those who cannot see it").fill(f"{caption}.")
    dialog.get_by_role("button", name="Upload", exact=True).click()
    expect(dialog).to_have_count(0, timeout=SLOW)
    page.keyboard.type(caption)
    page.keyboard.press("Enter")


def put_related(page: Page, headlines: list[str]) -> None:
    """Put a box with earlier stories where the cursor is."""
    page.locator(".surface-toolbar").get_by_role("button", name="Related", exact=True).click()
    for i, headline in enumerate(headlines):
        if i:
            page.get_by_role("button", name="Add a story").last.click()
        dialog = page.get_by_role("dialog", name="Which earlier story?")
        dialog.get_by_label("Words of its headline").fill(headline)
        dialog.get_by_role("button", name=headline).click()
        expect(dialog).to_have_count(0, timeout=SLOW)


def write_and_publish(page: Page, files: list[Path], earlier: list[str]) -> None:
    page.get_by_role("link", name="Write a story").click()
    page.get_by_label("Headline", exact=True).fill(HEADLINE)
    page.get_by_label("Standfirst").fill(STANDFIRST)
    page.get_by_label("Section", exact=True).select_option(label="Biz Link")
    byline = page.get_by_role("group", name="Name 1")
    byline.get_by_label("Name", exact=True).fill("Bich Thuy")
    page.get_by_label("Tags").fill("Ports, Customs")
    page.locator("summary", has_text="Themes").click()
    page.get_by_label("Digital Transformation").check()
    text = page.locator(".surface .ProseMirror")
    text.click()
    for file, caption in zip(files, CAPTIONS, strict=True):
        page.keyboard.type(f"What comes before: {caption.lower()}.")
        put_photo(page, file, caption)
    page.keyboard.type("The earlier agreements fell through.")
    page.keyboard.press("Enter")
    put_related(page, earlier)
    page.get_by_role("button", name="Publish", exact=True).last.click()
    expect(page.locator(".messagelist")).to_contain_text("Published")


def tops_of(page: Page, selectors: tuple[str, ...]) -> list[float]:
    """Return where each part begins, in pixels from the top of the page."""
    top = "element => element.getBoundingClientRect().top + scrollY"
    return [page.locator(selector).first.evaluate(top) for selector in selectors]


def test_an_editor_publishes_a_reader_reads_a_moderator_rates(
    open_page: Any, sign_in: Any, biz_link: Section, tmp_path: Path
) -> None:
    make_theme("Digital Transformation")
    earlier = [make_article(headline=f"Earlier story {n:02}", tags=["Ports"]) for n in range(24)]
    files = []
    for n in range(3):
        files.append(tmp_path / f"photo-{n}.jpg")
        files[-1].write_bytes(jpeg_bytes(900, 600))

    editor = open_page("desktop")
    sign_in(editor, section_editor(biz_link), to="/admin/")
    write_and_publish(editor, files, [earlier[0].headline, earlier[1].headline])
    story = Article.objects.get(headline=HEADLINE)

    phone = open_page("phone")
    sign_in(phone, reader(), to="/")
    phone.goto("/corporate/biz-link/")
    phone.get_by_role("link", name=HEADLINE).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    assert phone.url.endswith(f"-{story.pk}.html")
    tops = tops_of(phone, PARTS)
    # The related box stands within the body; everything else begins below what is before it.
    box = PARTS.index('[data-part="articles/related_box"]')
    assert tops == sorted(tops), dict(zip(PARTS, tops, strict=True))
    assert tops[box] > tops[box - 1]
    for caption in CAPTIONS:
        figure = phone.locator("figure", has_text=caption)
        expect(figure).to_contain_text("Photo: MST")
    expect(phone.locator('[data-part="articles/dateline"]')).to_contain_text("(0) user say")
    expect(phone.locator('[data-part="articles/related_contents"] li')).to_have_count(10)
    expect(phone.get_by_text("What the stars mean:")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    phone.locator("#stars").scroll_into_view_if_needed()
    phone.locator("#stars form label").nth(3).tap()
    expect(phone.locator("#stars [role=status]")).to_have_text("Counted: 4 stars, Very good.")
    assert sums(story, Voice.READER) == (1, 4)

    desk = open_page("desktop")
    sign_in(desk, moderator(), to="/admin/")
    desk.goto("/admin/ratings/story/")
    row = desk.locator("tr, li", has_text=HEADLINE).first
    row.get_by_role("radio").or_(row.get_by_role("button")).nth(4).focus()
    desk.keyboard.press("5")
    expect(row).to_contain_text("5 stars")
    desk.wait_for_load_state("networkidle")
    assert sums(story, Voice.MODERATOR) == (1, 5)
    desk.goto(story.get_absolute_url())
    expect(desk.locator("#stars")).to_contain_text("5 of 5, Exceptional, 1 moderator")
