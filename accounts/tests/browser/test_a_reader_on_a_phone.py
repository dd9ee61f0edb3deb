"""A newcomer on a phone registers, keeps a story, and leaves, with and without script."""

import re

import pytest
from django.core import mail
from django.core.cache import cache

from accounts.models import User
from articles.tests.factories import make_article
from saved.models import SavedStory

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "ha long bay 1994"


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])
def test_a_newcomer_registers_keeps_a_story_and_leaves(open_page, javascript):
    story = make_article(headline="Six berths")
    page = open_page("phone", javascript=javascript)
    page.goto(story.get_absolute_url())
    assert page.context.cookies() == [], "reading sets none"
    page.get_by_role("link", name="Save for later").click()
    page.get_by_role("link", name="New here? Register").click()
    page.get_by_label("Your name").fill("Lan Phạm")
    page.get_by_label("E-mail address").fill("lan@reader.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Register").click()
    page.get_by_role("heading", name="Look into your mailbox").wait_for()

    page.goto(re.search(r"http://\S+", mail.outbox[0].body)[0])
    page.get_by_role("button", name="Yes, confirm it").click()
    page.wait_for_load_state()
    if not User.objects.get().last_login:
        page.goto("/sign-in/")
        page.get_by_label("E-mail address").fill("lan@reader.example")
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()

    page.goto(story.get_absolute_url())
    if javascript:
        page.get_by_role("button", name="Save for later").click()
        page.get_by_role("button", name="Saved: take it off").wait_for()
        page.locator(".header .me").wait_for()
    else:
        page.get_by_role("link", name="Save for later").click()
        page.get_by_role("button", name="Save for later").click()
        page.wait_for_url(f"**{story.get_absolute_url()}")
    assert SavedStory.objects.count() == 1

    page.goto("/account/")
    assert (
        page.locator(".mine")
        .filter(has_text="Saved stories")
        .get_by_text("Six berths")
        .is_visible()
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("link", name="Delete the account").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Delete my account").click()
    page.get_by_text("Choose whether it stays or goes.").wait_for()
    page.get_by_label("goes too; answers of others stay").check()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Delete my account").click()
    page.get_by_role("heading", name="Your account is deleted").wait_for()
    assert not User.objects.exists()
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken", "sessionid"}
