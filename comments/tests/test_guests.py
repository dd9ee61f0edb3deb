"""Somebody without an account answers for a mailbox before anybody reads what they say."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import moderator, signed_in
from articles.tests.factories import make_article
from comments import actions, letters
from comments.actions.saying import forget_unconfirmed
from comments.models import Comment, Guest, Mode, Setting, Standing
from comments.speakers import introduce

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(headline="Port traffic rises")


@pytest.fixture
def words(opened_long_ago):
    return {"text": "The figures are right.", "name": "Lan", "email": "lan@reader.example",
            "opened": opened_long_ago(), "website": ""}  # fmt: skip


def say(client, article, words, **changed):
    return client.post(f"/comment/{article.pk}/", {**words, **changed}, follow=True)


def link_in(letter):
    return re.search(r"/comment/confirm/[-:\w]+/", letter.body)[0]


def test_the_letter_has_two_parts_with_the_same_link_and_says_what_for(client, article, words):
    say(client, article, words)
    [letter] = mail.outbox
    [(html, kind)] = letter.alternatives
    assert letter.to == ["lan@reader.example"]
    assert kind == "text/html"
    assert link_in(letter) in html
    for part in (letter.body, html):
        assert "Port traffic rises" in part
        assert "three days" in part
    assert "\n" not in letter.subject
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_opening_the_link_does_nothing_and_the_button_sends_it_on(client, article, words):
    say(client, article, words)
    link = link_in(mail.outbox[0])
    page = client.get(link).content.decode()
    assert "The figures are right." in page
    assert "no-store" in client.get(link).headers["Cache-Control"]
    assert Comment.objects.get().state == Standing.UNCONFIRMED
    answer = client.post(link, {"do": "confirm"}, follow=True).content.decode()
    assert "A moderator reads it first" in answer
    assert Comment.objects.get().state == Standing.WAITING
    assert client.get(link).status_code == 302, "the link leads on, however often it is opened"


def test_what_is_not_confirmed_never_reaches_the_moderators(client, article, words):
    say(client, article, words)
    desk = signed_in(moderator())
    assert "The figures are right" not in desk.get("/admin/comments/comment/").content.decode()
    client.post(link_in(mail.outbox[0]), {"do": "confirm"})
    assert "The figures are right" in desk.get("/admin/comments/comment/").content.decode()


def test_the_owner_of_the_mailbox_can_throw_it_away(client, article, words):
    say(client, article, words)
    link = link_in(mail.outbox[0])
    assert "Thrown away" in Client().post(link, {"do": "deny"}).content.decode()
    assert not Comment.objects.exists()
    assert client.get(link).status_code == 404


def test_a_confirmed_mailbox_is_remembered_in_the_browser_that_spoke_for_it(
    client, article, words
):
    say(client, article, words)
    client.post(link_in(mail.outbox[0]), {"do": "confirm"})
    say(client, article, words, text="And another thing.")
    assert len(mail.outbox) == 1
    assert Comment.objects.get(text="And another thing.").state == Standing.WAITING
    say(Client(), article, words, text="I only typed her address.")
    assert Comment.objects.get(text__startswith="I only").state == Standing.UNCONFIRMED
    assert len(mail.outbox) == 2


def test_the_link_works_on_another_device_and_the_first_browser_is_remembered(
    client, article, words
):
    say(client, article, words)
    phone = Client()
    phone.post(link_in(mail.outbox[0]), {"do": "confirm"})
    assert "Waits for a moderator" in phone.get(f"/comment/{article.pk}/mine/").content.decode()
    say(client, article, words, text="And another thing.")
    assert len(mail.outbox) == 1


def test_a_lost_letter_is_sent_again_when_the_same_is_said_again(client, article, words):
    say(client, article, words)
    say(client, article, words)
    assert len(mail.outbox) == 2
    assert Comment.objects.count() == 1


def test_nobody_can_have_a_mailbox_filled_and_the_answer_is_the_same(client, article, words):
    pages = [
        say(Client(REMOTE_ADDR=f"203.0.113.{n}"), article, words, text=f"Words {n}")
        .content.decode()
        for n in range(6)
    ]  # fmt: skip
    assert len(mail.outbox) == 3
    told = {re.search(r'data-part="comments/said".*?</div>', page, re.DOTALL)[0] for page in pages}
    assert len(told) == 1


def test_a_link_that_is_forged_or_old_is_answered_in_words(client, article, words, monkeypatch):
    assert client.get("/comment/confirm/12:1abc:forged/").status_code == 404
    say(client, article, words)
    link = link_in(mail.outbox[0])
    monkeypatch.setattr(letters, "UNCONFIRMED_FOR", letters.UNCONFIRMED_FOR * -1)
    assert "older than three days" in client.get(link).content.decode()


def test_a_guest_is_known_again_in_the_form(client, article, words):
    say(client, article, words)
    form = client.get(f"/comment/{article.pk}/").content.decode()
    assert 'value="lan@reader.example"' in form
    assert (
        'value="lan@reader.example"'
        not in Client().get(f"/comment/{article.pk}/").content.decode()
    )


def test_confirming_obeys_what_was_closed_in_the_meantime(client, article, words):
    say(client, article, words)
    actions.set_door(Setting(article=article, mode=Mode.CLOSED), by=None)
    page = client.post(link_in(mail.outbox[0]), {"do": "confirm"}).content.decode()
    assert "takes no more comments" in page
    assert "The figures are right." in page, "the words are there to be kept"
    assert Comment.objects.get().state == Standing.UNCONFIRMED


def test_names_and_words_that_are_markup_stay_text_in_the_letter(client, article, words):
    say(client, article, words, name="<b>Lan</b>", text="<script>alert(1)</script> hello")
    [(html, _kind)] = mail.outbox[0].alternatives
    assert "<script>" not in html
    assert "<b>Lan" not in html


def test_stars_of_a_guest_are_one_vote_whether_given_here_or_under_the_story(
    client, article, words
):
    from ratings.models import Rating

    client.post(f"/stars/{article.pk}/", {"do": "give", "stars": 2})
    say(client, article, words, stars=5)
    assert Rating.objects.get().stars == 5
    assert Comment.objects.get().stars == 5


def test_the_same_mailbox_in_two_browsers_is_two_guests():
    one = introduce(key="a", name="Lan", email="Lan@Reader.example")
    introduce(key="b", name="Lan", email="lan@reader.example")
    assert introduce(key="a", name="Lan P.", email="lan@reader.example") == one
    assert Guest.objects.count() == 2


def test_a_first_double_click_is_one_comment_and_the_browser_finds_it(article, words):
    """Neither half has our cookie yet; the form's token is the same in both."""
    browser = Client()
    browser.get(f"/comment/{article.pk}/")
    token = browser.cookies["csrftoken"].value
    halves = [Client(), Client()]
    for half in halves:
        half.cookies["csrftoken"] = token
        answer = say(half, article, words).text
        assert "One more step: open the letter" in answer
    assert Comment.objects.count() == Guest.objects.count() == 1


def test_the_same_words_from_two_browsers_of_one_mailbox_are_shown_once(article, words):
    one, other = Client(), Client()
    for browser in (one, other):
        assert "One more step" in say(browser, article, words).text
    links = [link_in(letter) for letter in mail.outbox]
    assert len(set(links)) == 2
    for browser, link in zip((one, other), links, strict=True):
        answer = browser.post(link, {"do": "confirm"}, follow=True).text
        assert "We have what you said" in answer
    assert Comment.objects.count() == 1
    say(other, article, words, text="the figures are RIGHT")
    assert Comment.objects.count() == 1, "both browsers are the owner's now"


def test_the_page_of_thanks_thanks_nobody_who_said_nothing(client, article):
    answer = client.get(f"/comment/{article.pk}/said/").text
    assert "We find nothing that you said" in answer
    assert "Thank you" not in answer


def test_of_an_address_that_was_denied_nothing_is_kept(client, article, words):
    say(client, article, words)
    Client().post(link_in(mail.outbox[0]), {"do": "deny"})
    assert not Comment.objects.exists()
    assert not Guest.objects.exists()


def test_of_an_address_that_nobody_confirmed_nothing_is_kept_after_three_days(
    client, article, words
):
    say(client, article, words)
    long_ago = timezone.now() - timedelta(days=3, minutes=1)
    Comment.objects.update(created=long_ago)
    Guest.objects.update(created=long_ago)
    forget_unconfirmed()
    assert not Comment.objects.exists()
    assert not Guest.objects.exists()


def test_a_confirmed_guest_is_known_again_after_three_days(client, article, words):
    say(client, article, words)
    client.post(link_in(mail.outbox[0]), {"do": "confirm"})
    Guest.objects.update(created=timezone.now() - timedelta(days=9))
    forget_unconfirmed()
    assert Guest.objects.exists()
