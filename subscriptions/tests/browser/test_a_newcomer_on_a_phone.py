"""A newcomer on a phone orders, signs up and ends it again, with and without script."""

import re

import pytest
from django.core import mail

from accounts import guarded
from articles.tests.factories import make_article
from subscriptions.models import Order, SignUp
from subscriptions.tests.factories import make_newsletter, make_offer

pytestmark = pytest.mark.django_db(transaction=True)

WITH_AND_WITHOUT = pytest.mark.parametrize("javascript", [True, False], ids=["script", "plain"])


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch):
    """Let a form be sent as quickly as a test types."""
    monkeypatch.setattr(guarded, "QUICKEST", -1)


def link_in(message, word):
    return re.search(rf"http://[^/]+(/newsletters/{word}/\S+)", message.body)[1]


@WITH_AND_WITHOUT
def test_somebody_orders_the_printed_paper_with_a_mistake_first(open_page, javascript):
    make_offer("VIR")
    page = open_page("phone", javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="Subscribe", exact=True).click()
    page.get_by_role("link", name=re.compile("Order ?: VIR, Printed, by post")).click()
    page.get_by_label("Copies").fill("2")
    page.get_by_label("Your name").fill("Nguyễn Mai Anh")
    page.get_by_label("E-mail address").fill("mai@reader.example")
    page.get_by_label("City or province").fill("Hải Phòng")
    page.get_by_role("button", name="Order").click()
    page.get_by_text("Needed for printed copies.").wait_for()
    assert page.get_by_label("City or province").input_value() == "Hải Phòng"
    page.get_by_label("Street and house").fill("12 River Street")
    page.get_by_role("button", name="Order").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    number = page.locator(".order-number").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert number in mail.outbox[0].subject
    assert Order.objects.count() == 1


@WITH_AND_WITHOUT
def test_back_and_sent_once_more_is_one_order(open_page, javascript):
    make_offer("VIR")
    page = open_page("phone", javascript=javascript)
    page.goto("/subscription-form/order/")
    page.get_by_label("What would you like?").select_option(index=2)
    page.get_by_label("Your name").fill("Nguyễn Mai Anh")
    page.get_by_label("E-mail address").fill("mai@reader.example")
    page.get_by_role("button", name="Order").click()
    page.get_by_role("heading", name="Thank you").wait_for()
    number = page.locator(".order-number").inner_text()
    page.go_back()
    assert page.get_by_label("Your name").input_value() == "Nguyễn Mai Anh", "what was typed stays"
    page.get_by_role("button", name="Order").click()
    page.get_by_text("Nothing was ordered twice").wait_for()
    assert page.locator(".order-number").inner_text() == number
    assert Order.objects.count() == 1


def test_the_address_goes_out_of_the_way_for_an_epaper(open_page):
    make_offer("VIR")
    page = open_page("phone")
    page.goto("/subscription-form/order/")
    page.get_by_label("Street and house").fill("12 River Street")
    choice = page.get_by_label("What would you like?")
    choice.select_option(label="VIR: ePaper, 1 year, 600,000 VND")
    assert page.get_by_label("Street and house").is_hidden()
    choice.select_option(index=1)
    assert page.get_by_label("Street and house").input_value() == "12 River Street"


@WITH_AND_WITHOUT
def test_somebody_signs_up_under_a_story_and_ends_it_again(open_page, javascript):
    week = make_newsletter("The week")
    story = make_article()
    page = open_page("phone", javascript=javascript)
    page.goto(story.get_absolute_url())
    page.locator(".sign-up").get_by_label("E-mail address").fill("mai@reader.example")
    page.locator(".sign-up").get_by_role("button").click()
    assert page.get_by_label("E-mail address").input_value() == "mai@reader.example"
    page.get_by_role("button", name="Sign up").click()
    page.get_by_text("Tick at least one.").wait_for()
    page.get_by_label("The week").check()
    page.get_by_role("button", name="Sign up").click()
    page.get_by_role("heading", name="Look into your mailbox").wait_for()
    page.goto(link_in(mail.outbox[0], "confirm"))
    page.get_by_role("button", name="Yes, send them").click()
    page.get_by_role("heading", name="You are on the list").wait_for()
    assert SignUp.objects.get().newsletter == week
    page.get_by_role("link", name="Change or end them").click()
    page.get_by_label("The week").uncheck()
    page.get_by_role("button", name="Keep this").click()
    page.get_by_text("It is kept as you ticked it.").wait_for()
    assert not SignUp.objects.exists()
    assert page.context.cookies() == [], "none of it needed a cookie"
