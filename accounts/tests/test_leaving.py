"""Somebody takes their data along, and deletes the account: what goes, what stays."""

import json

import pytest
from django.core.cache import cache
from django.test import Client

from accounts.actions import leave, rename
from accounts.models import User
from accounts.tests.cast import PASSWORD, chief_editor, reader, reporter, signed_in
from articles.tests.factories import make_article
from comments.tests.factories import make_comment
from publishing.errors import Refused
from publishing.models import LogEntry
from ratings import actions as stars
from ratings.models import RatingSum
from ratings.voters import Voter
from saved import actions as saving
from saved.models import SavedStory
from subscriptions.models import Order, SignUp
from subscriptions.tests.factories import make_newsletter, make_order, sign_up

pytestmark = pytest.mark.django_db

DELETE, DATA = "/account/delete/", "/account/data/"


@pytest.fixture
def lan():
    return reader(name="Lan Phạm", email="lan@reader.example")


@pytest.fixture
def story(lan):
    """A story about which Lan did all that a reader can do."""
    story = make_article(headline="Six berths")
    stars.give(story, stars=4, by=Voter.reader(lan))
    make_comment(story, user=lan, name="Lan Phạm", text="There are seven.")
    saving.save(story, by=lan)
    sign_up(make_newsletter("The week"), lan.email)
    make_order(email=lan.email, by=lan)
    return story


def through_the_door(user):
    """Sign in by the form, which is what a fresh sign-in is."""
    client = Client()
    client.post("/sign-in/", {"login": user.email, "password": PASSWORD})
    return client


def test_the_account_page_shows_what_a_reader_has_here(lan, story):
    page = signed_in(lan).get("/account/").text
    for word in (
        "Six berths",
        "4 stars",
        "There are seven.",
        "The week",
        Order.objects.get().number,
    ):
        assert word in page
    assert "Second factor" not in page, "that is the newsroom's"


def test_an_empty_account_page_says_what_there_could_be():
    page = signed_in(reader()).get("/account/").text
    assert page.count('class="mine-none"') == 5


def test_the_file_has_everything_after_the_password(lan, story):
    client = signed_in(lan)
    asked = client.get(DATA)
    assert asked.headers["Location"].startswith("/sign-in/again/")
    answer = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="my-data.json"'
    data = json.loads(answer.content)
    assert set(data) == {
        "made", "account", "stars", "comments", "saved_stories", "subscriptions", "epaper",
    }  # fmt: skip
    assert data["account"]["name"] == "Lan Phạm"
    assert "Phạm".encode() in answer.content, "readable, not in codes"
    assert data["stars"][0]["stars"] == 4
    assert data["comments"]["said"][0]["text"] == "There are seven."
    assert data["saved_stories"][0]["story"] == "Six berths"
    assert data["subscriptions"]["orders"][0]["street"] == "1 River Street"
    assert data["subscriptions"]["newsletters"][0]["newsletter"] == "The week"
    assert lan.password not in answer.text


def test_the_file_tells_nothing_of_others(lan, story):
    other = reader(email="other@reader.example")
    client = signed_in(other)
    asked = client.get(DATA)
    answer = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    assert "There are seven." not in answer.text
    assert "River Street" not in answer.text


def test_leaving_says_first_what_goes_and_what_stays(lan):
    page = signed_in(lan).get(DELETE).text
    assert "What goes" in page
    assert "stays, by “A former reader”" in page
    assert "goes too; answers of others stay" in page
    assert " checked" not in page, "which of the two is theirs to say"
    assert User.objects.filter(pk=lan.pk).exists()


def test_with_the_password_the_account_goes_and_what_stays_has_no_name(lan, story):
    elsewhere, client = through_the_door(lan), through_the_door(lan)
    answer = client.post(DELETE, {"words": "stay", "password": PASSWORD}, follow=True)
    assert "Your account is deleted" in answer.text
    assert client.cookies["signed_in"].value == ""
    assert not User.objects.filter(email="lan@reader.example").exists()
    assert elsewhere.get("/me/").status_code == 204, "signed out everywhere"
    comment = story.comments.get()
    assert (comment.name, comment.user, comment.text) == (
        "A former reader", None, "There are seven.",
    )  # fmt: skip
    assert not RatingSum.objects.filter(article=story, count__gt=0).exists()
    assert not SavedStory.objects.exists()
    assert not SignUp.objects.exists()
    order = Order.objects.get()
    assert (order.user, order.street) == (None, "1 River Street"), "what runs is delivered"
    again = Client().post("/sign-in/", {"login": "lan@reader.example", "password": PASSWORD})
    assert again.status_code == 200


def test_their_words_go_too_where_they_want_it_and_answers_of_others_stay(lan, story):
    said = story.comments.get()
    make_comment(story, "I counted six.", name="Minh", answer_to=said)
    make_comment(story, user=lan, name="Lan Phạm", text="Or eight.")
    through_the_door(lan).post(DELETE, {"words": "go", "password": PASSWORD})
    assert not User.objects.filter(email="lan@reader.example").exists()
    kept = Client().get(story.get_absolute_url()).text
    assert "I counted six." in kept
    assert "Its sender took this back." in kept
    rows = story.comments.exclude(name="Minh")
    assert {(row.name, row.text, row.state, row.user) for row in rows} == {
        ("A former reader", "", "gone", None)
    }


@pytest.mark.parametrize(("words", "left"), [("stay", "There are seven."), ("go", "")])
def test_a_kept_page_shows_no_name_any_more(lan, story, words, left):
    address = story.get_absolute_url()
    assert "Lan Phạm" in Client().get(address).text
    leave(lan, words_go=words == "go")
    now = Client().get(address).text
    assert "Lan Phạm" not in now
    assert ("There are seven." in now) == bool(left)


def test_without_a_choice_nothing_goes_and_the_form_says_so(lan, story):
    answer = through_the_door(lan).post(DELETE, {"password": PASSWORD})
    assert "Choose whether it stays or goes." in answer.text
    assert User.objects.filter(pk=lan.pk).exists()


def test_former_names_in_the_log_go_with_the_account(lan):
    rename(lan, display_name="Lan P.", by=lan)
    leave(lan)
    assert not LogEntry.objects.filter(note__contains="Lan").exists()


def test_without_the_right_password_nothing_goes(lan):
    client = signed_in(lan)
    for password in ("", "not this one"):
        answer = client.post(DELETE, {"words": "stay", "password": password})
        assert "errorlist" in answer.text
    assert User.objects.filter(pk=lan.pk).exists()


def test_guessing_it_is_stopped(lan):
    cache.clear()
    client = signed_in(lan)
    for _ in range(11):
        answer = client.post(DELETE, {"words": "stay", "password": "a guess"})
    assert "Too many tries" in answer.text
    client.post(DELETE, {"words": "stay", "password": PASSWORD})
    assert User.objects.filter(pk=lan.pk).exists()


@pytest.mark.parametrize("who", [reporter, chief_editor])
def test_people_of_the_newsroom_do_not_vanish(who):
    person = who()
    page = signed_in(person).post(DELETE, {"words": "go", "password": PASSWORD})
    assert "You work at the paper" in page.text
    assert User.objects.filter(pk=person.pk).exists()
    with pytest.raises(Refused):
        leave(person)


@pytest.mark.parametrize("path", ["/account/", DELETE, DATA, "/saved/", "/stars/mine/"])
def test_a_stranger_is_sent_to_sign_in(path, client):
    answer = client.get(path, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/sign-in/")


def test_the_account_page_asks_no_more_when_there_is_more(lan, django_assert_max_num_queries):
    for _ in range(8):
        story = make_article()
        stars.give(story, stars=3, by=Voter.reader(lan))
        make_comment(story, user=lan)
        saving.save(story, by=lan)
        make_order(email=lan.email)
    client = signed_in(lan)
    with django_assert_max_num_queries(18):
        client.get("/account/")
