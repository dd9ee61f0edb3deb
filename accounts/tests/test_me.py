"""The fragment that puts a name into the header of pages that know nobody."""

import pytest
from django.test import Client

from accounts.adapter import SIGNED_IN_HINT
from accounts.tests.cast import PASSWORD, reader, reporter, signed_in

pytestmark = pytest.mark.django_db


def test_a_stranger_gets_nothing_and_no_cookie(client):
    response = client.get("/me/")
    assert response.status_code == 204
    assert not response.cookies
    assert "no-store" in response.headers["Cache-Control"]


def test_a_reader_gets_their_name_and_the_way_to_their_account():
    client = signed_in(reader(name="Lan"))
    assert "Lan" in client.get("/me/").content.decode()
    account = client.get("/account/").content.decode()
    assert 'href="/account/"' in client.get("/me/").content.decode()
    assert "/sign-out/" in account
    assert "/admin/" not in account


def test_staff_find_the_desk_from_there():
    assert "/admin/" in signed_in(reporter()).get("/account/").content.decode()


def test_signing_in_leaves_a_hint_that_holds_no_secret():
    client = Client()
    client.post("/sign-in/", {"login": reader().email, "password": PASSWORD})
    assert client.cookies[SIGNED_IN_HINT].value == "1"


def test_the_hint_goes_when_it_is_out_of_date():
    client = Client()
    client.cookies[SIGNED_IN_HINT] = "1"
    assert client.get("/me/").cookies[SIGNED_IN_HINT].value == ""


@pytest.mark.parametrize("path", ["/", "/latest/"])
def test_a_public_page_is_the_same_for_a_reader_who_signed_in(path):
    stranger, signed = Client().get(path), signed_in(reader()).get(path)
    assert signed.content == stranger.content
    assert "Cookie" not in signed.headers.get("Vary", "")
    assert not signed.cookies
