"""An address that is remembered is the one that Django would give."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse, set_script_prefix

from publishing.addresses import address_of, whole


def test_an_address_is_what_the_urls_say():
    for _ in range(2):
        assert address_of("article", "a-story", 7) == reverse("article", args=["a-story", 7])


def test_a_paper_below_another_site_keeps_its_prefix():
    before = address_of("tag", "ports")
    set_script_prefix("/paper/")
    try:
        assert address_of("tag", "ports") == f"/paper{before}"
    finally:
        set_script_prefix("/")
    assert address_of("tag", "ports") == before


def test_an_unknown_name_is_an_error():
    with pytest.raises(NoReverseMatch):
        address_of("no such page")


@pytest.mark.parametrize(
    "address", ["/", "/a-1.html?b=1#c", "//elsewhere.example/x", "https://elsewhere.example/x"]
)
def test_a_whole_address_is_what_the_request_would_make_of_it(address):
    request = RequestFactory().get("/x/y/", secure=True)
    assert whole(request)(address) == request.build_absolute_uri(address)
