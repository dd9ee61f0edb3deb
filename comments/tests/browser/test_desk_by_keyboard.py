"""The moderators' desk with nothing but keys, and on a phone; a guest's way through the letter."""

import re

import pytest
from django.core import mail

from accounts.tests.cast import moderator
from articles.tests.factories import make_article
from comments.models import Comment, Standing
from comments.tests.factories import make_comment

pytestmark = pytest.mark.django_db(transaction=True)

NEXT = "/admin/comments/comment/next/"


def state_of(comment):
    return Comment.objects.get(pk=comment.pk).state


def test_one_key_decides_and_opens_the_next_and_one_undoes(open_page, sign_in):
    article = make_article()
    one, two = (make_comment(article, f"Words {n}", state=Standing.WAITING) for n in (1, 2))
    page = open_page("desktop")
    sign_in(page, moderator(), to="/admin/")
    page.goto(NEXT)
    page.keyboard.press("y")
    page.get_by_text("Words 2").first.wait_for()
    assert state_of(one) == Standing.SHOWN
    page.keyboard.press("2")
    page.get_by_text("Nothing waits any more").wait_for()
    assert (state_of(two), Comment.objects.get(pk=two.pk).reason) == ("refused", "advertising")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("is as it was").wait_for()
    assert state_of(two) == Standing.WAITING


def test_on_a_phone_without_script_the_same_buttons_decide(open_page, sign_in):
    waiting = make_comment(make_article(), "Words", state=Standing.WAITING)
    page = open_page("phone", javascript=False)
    sign_in(page, moderator(), to="/admin/")
    page.goto(NEXT)
    page.get_by_role("button", name="Advertising").click()
    page.get_by_text("1 comment is refused.").wait_for()
    assert state_of(waiting) == Standing.REFUSED


def test_a_guest_confirms_by_the_letter_and_sees_what_waits(open_page, monkeypatch):
    monkeypatch.setattr("accounts.guarded.QUICKEST", 0)
    article = make_article()
    page = open_page("phone")
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="Say something").click()
    page.get_by_label("What do you want to say?").fill("The figures are right.")
    page.get_by_label("Your name").fill("Lan Phạm")
    page.locator("#say").get_by_label("E-mail address").fill("lan@reader.example")
    page.wait_for_timeout(1100)  # the form's clock counts in whole seconds
    page.get_by_role("button", name="Send").click()
    page.get_by_text("open the letter we sent you").wait_for()
    page.goto(re.search(r"/comment/confirm/[-:\w]+/", mail.outbox[0].body)[0])
    page.get_by_role("button", name="Yes, I wrote it").click()
    page.get_by_text("A moderator reads it first").wait_for()
    page.goto(f"{article.get_absolute_url()}#what-readers-say")
    page.get_by_text("Waits for a moderator. Only you see it.").wait_for()
