"""No page tells whether an address is known: not by its words, not by the work it takes."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail, signing
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.guarded import OPENED
from accounts.models import LetterOut, StrangersTurn
from accounts.tests.cast import reader, signed_in
from articles.tests.factories import make_article
from comments.actions import confirm, say
from comments.speakers import introduce
from comments.tests.factories import make_comment
from subscriptions.forms import choice_of
from subscriptions.tests.factories import line_of, make_newsletter, make_offer, sign_up

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "known@reader.example", "other@reader.example"
SAID = "There are seven berths."
FIRST = "first@reader.example"  # whom the first request of a process is made for
PASSWORD = "ha long bay 1994"
FEW = 6  # look-ups of one row, which a hash is hundreds of times dearer than


@pytest.fixture(autouse=True)
def _real_hashes(settings):
    """Hash as the paper does; other tests take a quick one."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.fixture
def opened(monkeypatch):
    """The hidden field of a form that was opened half a minute ago."""
    then = (timezone.now() - timedelta(seconds=30)).timestamp()
    with monkeypatch.context() as patch:
        patch.setattr(signing.time, "time", lambda: then)
        mark = OPENED.sign("1")
    return mark


@pytest.fixture
def place(opened, _real_hashes):
    """Where all the forms are: a story, a newsletter, something to order; and somebody known."""
    known = reader(email=KNOWN)
    newsletter, article, line = make_newsletter("The week"), make_article(), line_of(make_offer())
    sign_up(newsletter, KNOWN)
    make_comment(article, user=known)
    guest = introduce(key="k" * 32, name="Lan", email=KNOWN)
    said = say(article, text=SAID, by=None, guest=guest)
    confirm(said)
    return {"newsletter": newsletter, "article": article, "line": line, "opened": opened}


def register(email, place):
    data = {"display_name": "Lan", "email": email, "password1": PASSWORD}
    return Client().post("/registration/", data, follow=True)


def ask_for_a_password(email, place):
    return Client().post("/password/", {"email": email}, follow=True)


def sign_in_wrongly(email, place):
    return Client().post("/sign-in/", {"login": email, "password": PASSWORD}, follow=True)


def change_to(email, place):
    client = signed_in(reader(email=f"mine-{email}"))
    return client.post("/account/email/", {"email": email, "action_add": ""}, follow=True)


def want_a_newsletter(email, place):
    data = {"email": email, "newsletters": [place["newsletter"].pk]}
    return Client().post("/newsletters/sign-up/", data, follow=True)


def ask_for_the_link(email, place):
    return Client().post("/newsletters/link/", {"email": email}, follow=True)


def say_as_a_guest(email, place):
    data = {"text": f"Words of {email}", "name": "Lan", "email": email, "opened": place["opened"]}
    return Client().post(f"/comment/{place['article'].pk}/", data, follow=True)


def repeat_what_somebody_said(email, place):
    """Whose words these are stands under the story; which address is theirs does not."""
    data = {"text": SAID, "name": "Lan", "email": email, "opened": place["opened"]}
    return Client().post(f"/comment/{place['article'].pk}/", data, follow=True)


def order(email, place):
    data = {"line": choice_of(place["line"]), "copies": "1", "name": "Lan", "email": email,
            "street": "1 River Street", "city": "Hanoi", "country": "Vietnam",
            "opened": place["opened"]}  # fmt: skip
    return Client().post("/subscription-form/order/", data, follow=True)


EVERY_DOOR = [
    register, ask_for_a_password, sign_in_wrongly, change_to, want_a_newsletter, ask_for_the_link,
    say_as_a_guest, repeat_what_somebody_said, order,
]  # fmt: skip


def plain(answer, email):
    """Return a page without what must differ: tokens, numbers, and the address that was typed."""
    text = re.sub(
        r'(name="(?:csrfmiddlewaretoken|opened|token)" value=)"[^"]*"', r"\1", answer.text
    )
    text = re.sub(r"\b[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}\b", "NUMBER", text)
    return text.replace(email, "ADDRESS")


def places_of(answer):
    return [re.sub(r"[0-9a-f-]{36}", "TOKEN", place) for place, _status in answer.redirect_chain]


def asked(queries):
    """Return what was asked of the database, as often as it was: the statements without values."""
    shapes = (
        re.sub(r"'(?:[^']|'')*'|\b\d+\b", "?", query["sql"])
        for query in queries
        if "SAVEPOINT" not in query["sql"]
    )
    return Counter(re.sub(r"_u?x?\d+|s\d+_x\d+", "", shape) for shape in shapes)


@pytest.mark.parametrize("ask", EVERY_DOOR)
def test_both_answers_are_the_same_byte_by_byte(ask, place):
    answers = [ask(email, place) for email in (KNOWN, UNKNOWN)]
    assert plain(answers[0], KNOWN) == plain(answers[1], UNKNOWN)
    assert answers[0].status_code == answers[1].status_code == 200
    assert places_of(answers[0]) == places_of(answers[1])
    assert set(answers[0].headers) == set(answers[1].headers)
    assert set(answers[0].cookies) == set(answers[1].cookies)


@pytest.mark.parametrize("ask", EVERY_DOOR)
def test_both_answers_cost_the_same_work(ask, place, monkeypatch):
    """What takes long is counted: hashes, letters, the database. A clock is not steady."""
    work = []

    def count(thing, name, mark):
        real = getattr(thing, name)

        def counted(*args, **kwargs):
            work.append(mark)
            return real(*args, **kwargs)

        monkeypatch.setattr(thing, name, counted)

    # Looking at a password costs one hash, taking a new one too.
    count(Argon2PasswordHasher, "encode", "hash")
    count(Argon2PasswordHasher, "verify", "hash")
    count(LetterOut, "save", "letter")
    done, queries = [], []
    for email in (FIRST, KNOWN, UNKNOWN):
        cache.clear()
        StrangersTurn.objects.all().delete()
        work.clear()
        with CaptureQueriesContext(connection) as asking:
            ask(email, place)
        done.append(sorted(work))
        queries.append(asked(asking.captured_queries))
    assert done[1] == done[2], done
    difference = list(((queries[1] - queries[2]) + (queries[2] - queries[1])).elements())
    assert len(difference) <= FEW, difference
    # PostgreSQL reads an iterator's rows through a cursor.
    written = [q for q in difference if not re.match(r"(DECLARE \S+ .*CURSOR FOR )?SELECT", q)]
    assert written == [], "what differs is the look-up of a row"
    assert done[1], "a door at which nothing takes long would prove nothing"


def test_a_letter_to_nobody_is_made_and_goes_nowhere(place):
    for ask in (ask_for_a_password, ask_for_the_link):
        ask(UNKNOWN, place)
    assert mail.outbox == []
    assert not LetterOut.objects.exists()
