"""The journey of a newcomer who says something, in a real browser, with script and without."""

import re

import pytest

from accounts.tests.cast import moderator, reader
from articles.tests.factories import make_article
from comments.models import Comment, Standing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch):
    """The browser types quicker than people do; a second is enough to tell it from a program."""
    monkeypatch.setattr("accounts.guarded.QUICKEST", 0.5)


def fill_in(page):
    page.get_by_label("What do you want to say?").fill("The figures are right.")
    page.get_by_label("Your name").fill("Lan Phạm")
    page.locator("#say").get_by_label("E-mail address").fill("lan@reader.example")
    page.wait_for_timeout(1600)
    page.get_by_role("button", name="Send").click()


def test_on_a_phone_the_form_comes_in_place_and_thanks_in_words(open_page):
    article = make_article()
    page = open_page("phone")
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="(0) user say").click()
    page.get_by_role("link", name="Say something").click()
    page.get_by_label("What do you want to say?").wait_for()
    assert page.url.endswith(".html#what-readers-say"), "the reader stays with the story"
    fill_in(page)
    page.get_by_text("open the letter we sent you").wait_for()
    assert Comment.objects.get().name == "Lan Phạm"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_mistake_is_shown_in_place_and_nothing_typed_is_lost(open_page):
    article = make_article()
    page = open_page("phone")
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Say something").click()
    page.get_by_label("What do you want to say?").fill("The figures are right.")
    page.wait_for_timeout(1600)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("This field is required").first.wait_for()
    assert page.get_by_label("What do you want to say?").input_value() == "The figures are right."
    assert page.evaluate("document.activeElement.name") == "name", (
        "the first mistake has the focus"
    )


def test_without_script_the_same_is_done_on_a_page_of_its_own(open_page):
    article = make_article()
    page = open_page("phone", javascript=False)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Say something").click()
    page.wait_for_url(f"**/comment/{article.pk}/")
    fill_in(page)
    page.wait_for_url("**/said/")
    page.get_by_role("link", name="Back to the story").click()
    page.wait_for_url("**.html#what-readers-say")
    assert Comment.objects.count() == 1


def test_the_header_shows_who_signed_in_and_the_form_knows_them(open_page, sign_in):
    article, lan = make_article(), reader(name="Lan Phạm")
    page = open_page("phone")
    sign_in(page, lan, to=article.get_absolute_url())
    page.locator("[data-reader]", has_text="Lan Phạm").wait_for()
    page.get_by_role("link", name="Say something").click()
    page.get_by_text("You say it as Lan Phạm").wait_for()
    assert page.locator("#say").get_by_label("E-mail address").count() == 0


def test_a_moderator_lets_it_through_with_one_click(open_page, sign_in):
    from comments.tests.factories import make_comment

    article = make_article()
    make_comment(article, "The figures are right.", state=Standing.WAITING)
    page = open_page("desktop")
    sign_in(page, moderator(), to="/admin/comments/comment/")
    page.get_by_role("button", name="Let through", exact=True).click()
    page.get_by_text("1 comment is shown now").wait_for()
    page.goto(article.get_absolute_url())
    assert page.get_by_text(re.compile(r"\(1\) user say")).count() == 1
