"""The control under a story and the moderators' list, as a thumb and a keyboard meet them."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.tests.cast import moderator, reader
from articles import actions as newsroom
from articles.tests.factories import make_article
from ratings.models import Rating, Voice
from ratings.tests.factories import make_readers_votes, sums

pytestmark = pytest.mark.django_db(transaction=True)

LIST = "/admin/ratings/story/"


def open_story(page: Page, article) -> Page:
    """Open a story and go down to its stars, as one does after reading."""
    page.goto(article.get_absolute_url())
    page.locator("#stars").scroll_into_view_if_needed()
    expect(own(page).get_by_role("radio")).to_have_count(5)
    return page


def own(page: Page):
    return page.locator("#stars form:not([data-voice=moderator])")


def said(page: Page):
    return page.locator("#stars [role=status]")


def test_a_tap_on_a_phone_gives_stars_and_another_withdraws_them(open_page):
    article = make_article()
    make_readers_votes(article, 5, 4)
    page = open_story(open_page("phone"), article)
    own(page).locator("label").nth(3).tap()
    expect(said(page)).to_have_text("Counted: 4 stars, Very good.")
    expect(own(page)).to_contain_text("You gave 4 stars, Very good.")
    expect(page.locator("#stars")).to_contain_text("4 of 5, Very good, 1 visitor")
    expect(page.locator("#stars")).to_contain_text("4.5 of 5, Very good, 2 readers")
    page.reload()
    page.locator("#stars").scroll_into_view_if_needed()
    expect(own(page).get_by_role("radio", checked=True)).to_have_value("4")
    own(page).get_by_role("button", name="Withdraw").tap()
    expect(said(page)).to_have_text("Your stars are withdrawn.")
    assert sums(article, Voice.VISITOR) == (0, 0)


def test_who_has_given_nothing_here_asks_the_server_for_nothing_until_they_give(open_page):
    article = make_article()
    page = open_page("phone")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/stars/")[2]))
    open_story(page, article)
    assert not any(asked)
    own(page).locator("label").nth(4).tap()
    expect(said(page)).to_have_text("Counted: 5 stars, Exceptional.")
    assert [address for address in asked if address] == [
        f"{article.pk}/mine/?form",
        f"{article.pk}/mine/",
    ]


def test_targets_on_a_phone_are_as_wide_as_a_thumb_and_nothing_runs_over(open_page):
    page = open_story(open_page("phone"), make_article())
    for label in own(page).locator("label").all():
        box = label.bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_reading_a_story_with_its_stars_in_view_sets_no_cookie(open_page):
    page = open_story(open_page("phone"), make_article())
    assert page.context.cookies() == []


def test_arrows_choose_without_giving_and_enter_gives(open_page):
    article = make_article()
    page = open_story(open_page(), article)
    own(page).get_by_role("radio").first.focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(own(page).get_by_role("radio", checked=True)).to_have_value("5")
    expect(said(page)).to_contain_text("press Enter")
    assert not Rating.objects.exists()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("Counted: 5 stars, Exceptional.")
    expect(own(page).get_by_role("radio", name="5 stars, Exceptional")).to_be_focused()
    assert sums(article, Voice.VISITOR) == (1, 5)


def test_a_failing_network_is_told_and_the_choice_is_kept_until_it_is_back(open_page):
    article = make_article()
    page = open_story(open_page("phone", expect=["ERR_INTERNET_DISCONNECTED"]), article)
    page.context.set_offline(True)
    own(page).locator("label").nth(2).tap()
    expect(said(page)).to_contain_text("did not reach the paper")
    expect(own(page).get_by_role("radio", checked=True)).to_have_value("3")
    page.context.set_offline(False)
    own(page).get_by_role("button", name="Give these stars").tap()
    expect(said(page)).to_have_text("Counted: 3 stars, Good.")
    assert sums(article, Voice.VISITOR) == (1, 3)


def test_a_story_withdrawn_in_the_meantime_takes_no_stars_and_the_reader_is_told(open_page):
    article = make_article()
    page = open_story(open_page(expect=["404"]), article)
    newsroom.withdraw(article, expected_version=article.version, by=None)
    own(page).locator("label").nth(2).click()
    expect(said(page)).to_contain_text("did not reach the paper")
    assert not Rating.objects.exists()


def test_quick_second_thoughts_end_with_the_last_one(open_page, sign_in):
    article, page = make_article(), open_page()
    sign_in(page, reader(), to=article.get_absolute_url())
    open_story(page, article)
    for star in (0, 4, 1):
        own(page).locator("label").nth(star).click()
    expect(said(page)).to_have_text("Counted: 2 stars, Promising.")
    expect(own(page).get_by_role("radio", checked=True)).to_have_value("2")
    assert sums(article) == (1, 2)


def test_without_script_a_star_is_a_link_to_a_form_and_the_story_says_it_is_counted(open_page):
    article = make_article()
    page = open_page("phone", javascript=False)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="4 stars, Very good").tap()
    page.get_by_role("button", name="Give these stars").tap()
    expect(page).to_have_url(re.compile(r"#stars-given$"))
    expect(page.get_by_text("Your stars are counted. Thank you.")).to_be_visible()
    expect(page.get_by_text("Your stars are withdrawn.")).to_be_hidden()
    assert sums(article, Voice.VISITOR) == (1, 4)


def test_a_moderator_works_through_the_list_with_one_key_a_star(open_page, sign_in):
    stories = [make_article() for _ in range(3)]
    newest = stories[::-1]
    page = open_page()
    sign_in(page, moderator(), to=LIST)
    row = [page.locator(f"#story-{story.pk}") for story in newest]
    expect(row[0]).to_be_focused()
    page.keyboard.press("4")
    expect(page.get_by_role("status")).to_contain_text(f"4 stars, Very good. {newest[0].headline}")
    page.keyboard.press("j")
    expect(row[1]).to_be_focused()
    page.keyboard.press("5")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("2")
    page.keyboard.press("k")
    page.keyboard.press("0")
    expect(page.get_by_role("status")).to_contain_text("withdrawn")
    expect(row[1]).to_contain_text("Not rated by you")
    expect(row[2].locator("[aria-pressed=true]")).to_have_attribute("value", "2")
    expect(row[1]).to_be_focused()
    assert [sums(story, Voice.MODERATOR) for story in newest] == [(1, 4), (0, 0), (1, 2)]


def test_keys_do_nothing_outside_the_list(open_page, sign_in):
    article, page = make_article(), open_page()
    sign_in(page, moderator(), to=LIST)
    page.locator("select[name=rated]").focus()
    page.keyboard.press("5")
    page.locator(f"#story-{article.pk} button[value='3']").click()
    expect(page.get_by_role("status")).to_contain_text("3 stars")
    assert sums(article, Voice.MODERATOR) == (1, 3)


def test_what_was_not_saved_from_the_list_is_shown_as_not_saved(open_page, sign_in):
    article, page = make_article(), open_page(expect=["ERR_INTERNET_DISCONNECTED"])
    sign_in(page, moderator(), to=LIST)
    page.context.set_offline(True)
    page.keyboard.press("5")
    row = page.locator(f"#story-{article.pk}")
    expect(row).to_contain_text("Not saved. Please try again.")
    expect(row.locator("[aria-pressed=true]")).to_have_count(0)
    page.context.set_offline(False)
    page.keyboard.press("5")
    expect(row).to_contain_text("5 stars, Exceptional")
    assert sums(article, Voice.MODERATOR) == (1, 5)


def test_the_list_works_without_script(open_page, sign_in):
    article, page = make_article(), open_page("phone", javascript=False)
    sign_in(page, moderator(), to=LIST)
    page.get_by_role("button", name="4 stars, Very good").tap()
    expect(page.get_by_text("Counted: 4 stars, Very good.")).to_be_visible()
    assert sums(article, Voice.MODERATOR) == (1, 4)
