"""The newsroom's second factor: set up, used, lost, required."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from accounts.models import User
from accounts.tests.cast import PASSWORD, chief_editor, reader, reporter, signed_in
from pages.rules import why_not_change

pytestmark = pytest.mark.django_db

ON = "/account/second-factor/on/"


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


def code_for(secret):
    counters = list(yield_hotp_counters_from_time())
    now = counters[len(counters) // 2]  # the others are the steps before and after
    return format_hotp_value(hotp_value(secret, now))


def sign_in(person):
    client = Client()
    return client, client.post("/sign-in/", {"login": person.email, "password": PASSWORD})


def set_up(person):
    """Set the second factor up as its page says. Returns the client, the secret and the answer."""
    client, _answer = sign_in(person)
    page = client.get(ON, follow=True)
    if "/sign-in/again/" in page.request["PATH_INFO"]:
        page = client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page.text)[1]
    assert "<svg" in page.text
    assert "data:" not in page.text, "nothing that the policy forbids"
    return client, secret, client.post(ON, {"code": code_for(secret)}, follow=True)


def test_somebody_sets_it_up_and_signs_in_with_it():
    person = reporter()
    _client, _secret, answer = set_up(person)
    assert "Codes on paper" in answer.text
    codes = re.findall(r"<li><code>(\d+)</code>", answer.text)
    assert len(codes) == 10

    client, answer = sign_in(person)
    assert answer.headers["Location"].startswith("/sign-in/code/")
    assert client.get("/admin/").status_code == 302, "the password alone opens nothing"
    wrong = client.post("/sign-in/code/", {"code": "000000"})
    assert "errorlist" in wrong.text
    answer = client.post("/sign-in/code/", {"code": codes[0]})
    assert answer.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200

    client, _ = sign_in(person)
    used = client.post("/sign-in/code/", {"code": codes[0]})
    assert "errorlist" in used.text, "a code on paper opens once"


def test_the_secret_is_kept_so_that_the_database_alone_opens_nothing():
    _client, secret, _ = set_up(reporter())
    row = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert secret not in str(row.data)


def test_it_is_switched_off_after_the_password():
    client, _secret, _ = set_up(reporter())
    assert "Go without" in client.get("/account/second-factor/").text
    client.post("/account/second-factor/off/", follow=True)
    assert not Authenticator.objects.exists()


def test_readers_have_none():
    for path in ("", "on/", "off/", "codes/", "codes/new/", "codes/file/"):
        assert signed_in(reader()).get(f"/account/second-factor/{path}").status_code == 404


def test_where_it_is_required_a_role_opens_nothing_without_it(settings):
    settings.STAFF_SECOND_FACTOR = "required"
    person = chief_editor()
    client, _ = sign_in(person)
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith(
        ("/account/second-factor/on/", "/sign-in/again/")
    )
    assert client.get("/admin/articles/article/").status_code == 302
    assert why_not_change(User.objects.get(pk=person.pk)), "the rules know it too"
    client, _secret, _ = set_up(person)
    assert client.get("/admin/").status_code == 200
    refused = client.get("/account/second-factor/off/")
    assert "cannot be switched off" in refused.text
    client.post("/account/second-factor/off/")
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()


def test_a_reader_is_not_asked_for_one(settings):
    settings.STAFF_SECOND_FACTOR = "required"
    _client, answer = sign_in(reader())
    assert answer.headers["Location"] == "/"


def test_the_chief_editor_takes_a_lost_one_away():
    person = reporter()
    set_up(person)
    data = {"action": "drop_second_factor", "_selected_action": [person.pk]}
    page = signed_in(chief_editor()).post("/admin/accounts/user/", data, follow=True)
    assert "signs in with the password alone now" in page.text
    _client, answer = sign_in(person)
    assert answer.headers["Location"] == "/admin/"


def test_optional_costs_the_desk_no_query(django_assert_num_queries):
    person = chief_editor()
    with django_assert_num_queries(0):
        assert not person.lacks_second_factor
