"""A reader says something, with nothing but a browser's forms."""

import re

import pytest
from django.test import Client

from accounts.guarded import FORM_LIVES
from accounts.tests.cast import reader, signed_in
from articles import actions as stories
from articles.tests.factories import make_article, make_draft
from comments import actions, limits
from comments.models import Comment, Standing
from comments.text import LONGEST
from publishing.errors import Refused

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


def test_a_guest_follows_the_plain_link_and_says_something(client, article, words):
    story = client.get(article.get_absolute_url()).content.decode()
    assert f'href="/comment/{article.pk}/"' in story
    form = client.get(f"/comment/{article.pk}/").content.decode()
    assert "Port traffic rises" in form
    answer = say(client, article, words).content.decode()
    assert "open the letter we sent you" in answer
    comment = Comment.objects.get()
    assert (comment.name, comment.state, comment.user) == ("Lan", Standing.UNCONFIRMED, None)
    assert "The figures are right" not in client.get(article.get_absolute_url()).content.decode()


def test_a_reader_who_signed_in_is_asked_for_nothing_but_the_words(article, words):
    lan = reader(name="Lan Phạm")
    client = signed_in(lan)
    form = client.get(f"/comment/{article.pk}/").content.decode()
    assert "Lan Phạm" in form
    assert 'name="email"' not in form
    say(
        client,
        article,
        {"text": words["text"], "opened": words["opened"], "name": "Somebody else"},
    )
    comment = Comment.objects.get()
    assert (comment.user, comment.name, comment.email) == (lan, "Lan Phạm", "")


def test_the_form_says_what_it_wants_before_it_complains(client, article):
    form = client.get(f"/comment/{article.pk}/").content.decode()
    assert f"at most {LONGEST} letters" in form
    assert "Never shown" in form


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"text": " \n "}, "required"),
        ({"text": "x"}, "at least a word"),
        ({"text": "word " * 20_000}, "nothing was cut off"),
        ({"name": ""}, "required"),
        ({"name": "www.spam.example"}, "not an address"),
        ({"email": "nonsense"}, "valid email"),
        ({"website": "https://spam.example"}, "Empty this field"),
    ],
)
def test_a_mistake_is_named_beside_the_field_and_all_that_was_typed_stays(
    client, article, words, changed, says
):
    page = say(client, article, words, **changed).content.decode()
    assert re.search(rf'class="errorlist[^>]*>[^<]*<li>[^<]*{says}', page)
    kept = {**words, **changed}
    assert kept["text"].strip() in page
    assert f'value="{kept["email"]}"' in page
    assert not Comment.objects.exists()


def test_a_program_is_quicker_than_anybody_types(client, article, words, opened_long_ago):
    page = say(client, article, words, opened=opened_long_ago(0)).content.decode()
    assert "quicker than anybody types" in page
    assert "The figures are right." in page
    assert not Comment.objects.exists()


@pytest.mark.parametrize("opened", ["", "forged", "1:abc:def"])
def test_a_form_that_was_not_ours_is_sent_back_with_a_fresh_one(client, article, words, opened):
    page = say(client, article, words, opened=opened).content.decode()
    assert "send it once more" in page
    assert re.search(r'name="opened" value="1:[^"]{20,}"', page), "the next try can succeed"
    assert not Comment.objects.exists()


def test_a_form_left_open_over_night_is_sent_back_with_its_text(
    client, article, words, opened_long_ago
):
    page = say(client, article, words, opened=opened_long_ago(FORM_LIVES + 60)).content.decode()
    assert "open for a long time" in page
    assert "The figures are right." in page


def test_a_doubled_click_leaves_one_comment_and_the_same_thanks(client, article, words):
    first, second = (
        say(client, article, words),
        say(client, article, words, text="the figures, are RIGHT!"),
    )
    assert first.redirect_chain == second.redirect_chain
    assert Comment.objects.count() == 1


def test_two_people_may_say_the_same(client, article, words):
    say(client, article, words)
    say(Client(), article, words, email="minh@reader.example", name="Minh")
    assert Comment.objects.count() == 2


def test_the_answer_can_be_reloaded_without_harm(client, article, words):
    address = say(client, article, words).redirect_chain[-1][0]
    client.get(address)
    assert Comment.objects.count() == 1


def test_from_one_address_guests_say_only_so_much_in_an_hour(client, article, words):
    for number in range(limits.GUEST_AN_HOUR):
        say(client, article, words, text=f"Number {number}")
    page = say(client, article, words, text="One too many").content.decode()
    assert "Much was said from your network in this hour" in page
    assert "One too many" in page
    assert Comment.objects.count() == limits.GUEST_AN_HOUR
    other = Client(REMOTE_ADDR="203.0.113.9")
    say(other, article, words, text="From somewhere else", email="minh@reader.example")
    assert Comment.objects.count() == limits.GUEST_AN_HOUR + 1


def test_a_reader_with_an_account_has_a_measure_of_their_own(client, article, words):
    for number in range(limits.GUEST_AN_HOUR):
        say(client, article, words, text=f"Number {number}")
    lan = reader()
    for number in range(limits.READER_IN_TEN_MINUTES):
        actions.say(article, text=f"Mine {number}", by=lan)
    with pytest.raises(limits.TooMuch, match="ten minutes"):
        actions.say(article, text="One too many", by=lan)
    assert Comment.objects.filter(user=lan).count() == limits.READER_IN_TEN_MINUTES


def test_addresses_are_kept_only_as_hashes(client, article, words):
    say(client, article, words)
    assert "127.0.0.1" not in Comment.objects.get().sender
    assert len(Comment.objects.get().sender) == 64
    assert limits.hashed("2001:db8::1") == limits.hashed("2001:db8::2")
    assert limits.hashed("192.0.2.1") != limits.hashed("192.0.2.2")


def test_after_thirty_days_even_the_hash_is_gone(article):
    from datetime import timedelta

    from django.utils import timezone

    old = actions.say(article, text="Long ago", by=reader(), sender="hash")
    Comment.objects.filter(pk=old.pk).update(created=timezone.now() - timedelta(days=31))
    actions.say(article, text="Today", by=reader(), sender="other")
    assert set(Comment.objects.values_list("sender", flat=True)) == {"", "other"}


def test_invisible_letters_and_towers_of_marks_go(client, article, words):
    say(
        client,
        article,
        words,
        text="Z\u0336\u0301\u0302\u0303\u0304\u0305algo \u202etxet\n\n\n\n\nend",
    )
    text = Comment.objects.get().text
    assert "\u202e" not in text
    assert "\n\n\n" not in text
    assert len(text) < 25


def test_nothing_is_said_under_what_is_not_in_the_paper(client, words):
    draft = make_draft()
    for path in (
        f"/comment/{draft.pk}/",
        f"/comment/{draft.pk}/said/",
        f"/comment/{draft.pk}/all/",
    ):
        assert client.get(path).status_code == 404
    assert client.post(f"/comment/{draft.pk}/", words).status_code == 404
    with pytest.raises(Refused):
        actions.say(draft, text="Too early", by=reader())


def test_a_withdrawn_story_takes_no_more_words(client, article, words):
    stories.withdraw(article, expected_version=article.version, by=None)
    assert client.get(f"/comment/{article.pk}/").status_code == 404
    assert client.post(f"/comment/{article.pk}/", words).status_code == 404


def test_the_form_page_is_nobody_elses_business(client, article):
    response = client.get(f"/comment/{article.pk}/")
    assert "no-store" in response.headers["Cache-Control"]
    assert "noindex" in response.content.decode()


def test_without_our_token_nothing_is_taken(article, words):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(f"/comment/{article.pk}/", words)
    assert answer.status_code == 403
    assert "The figures are right." in answer.content.decode()
    assert not Comment.objects.exists()


def test_the_script_gets_the_form_and_the_thanks_alone(client, article, words):
    part = client.get(f"/comment/{article.pk}/?part=1").content.decode()
    assert "<html" not in part
    assert f'action="/comment/{article.pk}/?part=1"' in part
    answer = client.post(f"/comment/{article.pk}/?part=1", words, follow=True).content.decode()
    assert "<html" not in answer
    assert "open the letter we sent you" in answer
