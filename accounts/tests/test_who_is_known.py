"""No page tells whether an address is known: not by its words, not by its time."""

import re

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from accounts.models import LetterOut
from accounts.tests.cast import reader, signed_in

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "known@reader.example", "other@reader.example"
PASSWORD = "ha long bay 1994"


def plain(answer, email):
    """Return a page without what must differ: tokens, and the address that was typed."""
    text = re.sub(
        r'(name="(?:csrfmiddlewaretoken|opened|token)" value=)"[^"]*"', r"\1", answer.text
    )
    return text.replace(email, "ADDRESS")


def register(email):
    data = {"display_name": "Lan", "email": email, "password1": PASSWORD}
    return Client().post("/registration/", data, follow=True)


def ask_for_a_password(email):
    return Client().post("/password/", {"email": email}, follow=True)


def change_to(email):
    client = signed_in(reader(email=f"mine-{email}"))
    return client.post("/account/email/", {"email": email, "action_add": ""}, follow=True)


@pytest.mark.parametrize("ask", [register, ask_for_a_password, change_to])
def test_both_answers_are_the_same_byte_by_byte(ask):
    reader(email=KNOWN)
    answers = [ask(email) for email in (KNOWN, UNKNOWN)]
    assert plain(answers[0], KNOWN) == plain(answers[1], UNKNOWN)
    assert answers[0].status_code == answers[1].status_code == 200
    assert [place for place, _ in answers[0].redirect_chain] == [
        place for place, _ in answers[1].redirect_chain
    ]


@pytest.mark.parametrize("ask", [register, ask_for_a_password])
def test_both_answers_cost_the_same_work(ask, monkeypatch):
    """What takes long is counted: hashing a password, making a letter. A clock is not steady."""
    reader(email=KNOWN)
    work = []
    encode, create = Argon2PasswordHasher.encode, LetterOut.save

    def hashing(self, *args, **kwargs):
        work.append("hash")
        return encode(self, *args, **kwargs)

    def writing(self, *args, **kwargs):
        work.append("letter")
        return create(self, *args, **kwargs)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", hashing)
    monkeypatch.setattr(LetterOut, "save", writing)
    done = []
    for email in (KNOWN, UNKNOWN):
        cache.clear()
        ask(email)
        done.append(sorted(work))
        work.clear()
    assert done[0] == done[1], done
    assert "letter" in done[0]


def test_a_letter_to_nobody_is_made_and_goes_nowhere():
    ask_for_a_password(UNKNOWN)
    assert mail.outbox == []
    assert not LetterOut.objects.exists()
