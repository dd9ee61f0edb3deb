"""The writing form in a browser: rows that move, suggestions, unsaved words, small screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from accounts.tests.cast import PASSWORD, chief_editor
from articles.content import Content, CreditLine
from articles.models import Article
from articles.tests.browser.writing import Writer
from articles.tests.factories import make_article, make_author, make_theme
from sections.tests.factories import make_section

if TYPE_CHECKING:
    from playwright.sync_api import Page


def stored(writer: Writer) -> Content:
    return Content.of(Article.objects.get(pk=writer.story.pk))


def press(writer: Writer, name: str) -> None:
    """Press a button of the bar and wait for the page it leads to."""
    with writer.page.expect_navigation():
        writer.page.locator(".story-bar").get_by_role("button", name=name, exact=True).click()


def type_and_take(page: Page, words: str) -> None:
    """Type into the field that has the focus and take the first suggestion, by keyboard alone."""
    page.keyboard.type(words)
    page.locator(".suggest-list:not([hidden]) li").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def test_names_are_added_moved_and_removed_by_buttons(
    open_page: Any, live_server: Any, transactional_db: None
) -> None:
    make_author("Đỗ Thị Ánh")
    writer = Writer(open_page(), chief_editor(), live_server.url)
    writer.open(
        "<p>Words.</p>", credits=[CreditLine("One"), CreditLine("Two"), CreditLine("Three")]
    )
    rows = writer.page.locator(".byline-row:visible")
    assert rows.count() == 3
    rows.nth(2).get_by_role("button", name="Move up").click()
    rows.nth(0).get_by_role("button", name="Remove this name").click()
    writer.page.get_by_role("button", name="Add a name").click()
    type_and_take(writer.page, "do thi")
    press(writer, "Save draft")
    lines = stored(writer).credits
    assert [line.name for line in lines] == ["Three", "Two", "Đỗ Thị Ánh"]
    assert lines[2].author_id is not None


def test_tags_and_related_stories_are_found_by_keyboard_alone(write: Any) -> None:
    first = make_article(headline="Đà Nẵng opens a berth", tags=["WIPO"])
    second = make_article(headline="Rubber looks beyond the tyre")
    writer = write()
    page = writer.page
    page.get_by_role("combobox", name="Tags").click()
    type_and_take(page, "ports, wip")
    related = page.get_by_role("combobox", name="Related contents")
    for words in ("da nang", "rubber"):
        related.click()
        type_and_take(page, words)
    page.get_by_role("button", name="Move up: Rubber looks beyond the tyre").click()
    press(writer, "Save draft")
    content = stored(writer)
    assert content.tags == ["ports", "WIPO"]
    assert content.related_ids == [second.pk, first.pk]


def test_two_clicks_on_publish_publish_once(write: Any) -> None:
    writer = write("<p>Words.</p>")
    with writer.page.expect_navigation():
        writer.page.locator(".story-bar").get_by_role("button", name="Publish").dblclick()
    writer.page.get_by_text("Readers see it now").wait_for()
    story = Article.objects.get(pk=writer.story.pk)
    assert (story.version, story.revisions.count()) == (1, 1)


def test_the_button_says_that_a_later_time_schedules(write: Any) -> None:
    writer = write()
    writer.page.get_by_label("Publish time").fill("2099-03-01T07:30")
    writer.page.locator(".story-bar").get_by_role("button", name="Schedule", exact=True).click()
    writer.page.get_by_text("Scheduled for Mar 1, 2099, 07:30. It appears by itself.").wait_for()


def test_unsaved_words_come_back_with_their_rows_and_picks(write: Any) -> None:
    other = make_article(headline="The other story")
    writer = write()
    page = writer.page
    page.get_by_label("Headline", exact=True).fill("Typed and never saved")
    page.get_by_role("button", name="Add a name").click()
    page.keyboard.type("A second name")
    page.get_by_role("combobox", name="Related contents").click()
    type_and_take(page, "other")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.get_by_role("button", name="Put them back").click()
    page.get_by_role("button", name="Remove: The other story").wait_for()
    press(writer, "Save draft")
    content = stored(writer)
    assert content.headline == "Typed and never saved"
    assert [line.name for line in content.credits][-1] == "A second name"
    assert content.related_ids == [other.pk]


def test_after_a_lost_session_the_words_are_offered_again(write: Any) -> None:
    writer = write()
    page = writer.page
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Headline", exact=True).fill("Typed while signed out")
    press(writer, "Save draft")
    page.locator("input[name=login]").fill(writer.user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.get_by_role("button", name="Put them back").click()
    press(writer, "Save draft")
    assert stored(writer).headline == "Typed while signed out"


def test_a_conflict_leaves_every_word_and_one_button_saves_them(write: Any) -> None:
    from articles import actions

    writer = write("<p>As it was.</p>")
    story = Article.objects.get(pk=writer.story.pk)
    theirs = Content.of(story).but(headline="Theirs")
    actions.save_draft(story, content=theirs, expected_version=story.version, by=chief_editor())
    writer.page.get_by_label("Headline", exact=True).fill("Mine")
    press(writer, "Save draft")
    assert writer.page.get_by_label("Headline", exact=True).input_value() == "Mine"
    press(writer, "Save mine as the newest")
    assert stored(writer).headline == "Mine"
    assert story.revisions.count() == 3


def test_the_form_works_without_script(
    open_page: Any, live_server: Any, transactional_db: None
) -> None:
    section, theme = make_section("Money"), make_theme("Energy")
    page = open_page(javascript=False)
    Writer(page, chief_editor(), live_server.url)
    page.goto("/admin/articles/article/add/")
    page.get_by_label("Headline", exact=True).fill("Without script")
    page.get_by_label("Standfirst").fill("It still works.")
    page.get_by_label("Text").fill("<p>Typed as it is.</p>")
    page.get_by_label("Section", exact=True).select_option(str(section.pk))
    page.locator("summary", has_text="Themes").click()
    page.get_by_label("Energy").check()
    page.get_by_label("Tags").fill("plain, words")
    page.get_by_label("Name", exact=True).first.fill("A guest")
    page.locator(".story-bar").get_by_role("button", name="Publish").click()
    story = Article.objects.live().get(headline="Without script")
    content = Content.of(story)
    assert (content.theme_ids, content.tags) == ([theme.pk], ["plain", "words"])
    assert content.credits == [CreditLine("A guest")]


@pytest.mark.parametrize("size", ["phone", "tablet", "desktop"])
def test_nothing_is_wider_than_the_screen_and_buttons_fit_a_thumb(write: Any, size: str) -> None:
    writer = write("<p>Words.</p>", size=size)
    width = writer.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]
    for button in writer.page.locator(".story-bar button").all():
        assert button.bounding_box()["height"] >= 44
    bar = writer.page.locator(".story-bar").bounding_box()
    height = writer.page.evaluate("innerHeight")
    assert bar["y"] + bar["height"] <= height + 1, "the bar is always in reach"
