"""Addresses: reserved ones are refused in words, old ones go on leading to the section."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import Place
from sections import actions
from sections.addresses import RESERVED, why_not_address
from sections.checks import addresses_are_reserved, first_words
from sections.models import FormerAddress, Kind, Section
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_no_ordinary_section_takes_an_address_of_the_paper(slug):
    with pytest.raises(ValidationError) as refused:
        actions.save(Section(name="X", slug=slug), by=None)
    assert f"/{slug}/ is another page of the paper" in str(refused.value)


def test_under_another_section_the_word_is_free():
    money = make_section("Money")
    assert actions.save(Section(name="Themes", slug="themes", parent=money), by=None).pk


def test_the_section_that_is_the_page_takes_its_address():
    assert why_not_address("epaper", kind=Kind.EPAPER, is_top=True) is None
    assert why_not_address("videos", kind=Kind.VIDEO, is_top=True) is None
    assert why_not_address("videos", kind=Kind.ORDINARY, is_top=True)


def test_a_number_is_the_address_of_a_year():
    assert why_not_address("2025", kind=Kind.ORDINARY, is_top=False)


def test_every_address_of_the_paper_is_reserved():
    assert addresses_are_reserved(None) == []
    assert set(Place.values) <= RESERVED


def test_an_address_that_is_not_reserved_is_reported(settings):
    from django.urls import path

    words = set(first_words([path("newthing/", lambda r: r), path("<slug:x>/", lambda r: r)]))
    assert words == {"newthing"}


@pytest.fixture
def money():
    money = make_section("Money")
    make_section("Insurance", parent=money)
    make_section("Stocks", parent=money)
    return money


def test_a_renamed_section_sends_its_readers_on_and_so_do_its_parts(client, money):
    money.slug = "finance"
    actions.save(money, by=None)
    for old, new in (("/money/", "/finance/"), ("/money/insurance/", "/finance/insurance/")):
        response = client.get(old)
        assert (response.status_code, response.headers["Location"]) == (301, new)
        assert client.get(new).status_code == 200


def test_a_part_moved_to_another_section_is_found_at_its_old_address(client, money):
    corporate = make_section("Corporate")
    part = Section.objects.at("money", "insurance")
    part.parent = corporate
    actions.save(part, by=None)
    assert client.get("/money/insurance/").headers["Location"] == "/corporate/insurance/"


def test_a_part_made_a_section_of_its_own_is_found_at_its_old_address(client, money):
    part = Section.objects.at("money", "insurance")
    part.parent = None
    actions.save(part, by=None)
    assert client.get("/money/insurance/").headers["Location"] == "/insurance/"


def test_renaming_twice_leads_from_both_old_addresses_in_one_step(client, money):
    for slug in ("finance", "capital"):
        money.slug = slug
        actions.save(money, by=None)
    for old in ("/money/", "/finance/"):
        assert client.get(old).headers["Location"] == "/capital/"


def test_renaming_back_leaves_no_loop(client, money):
    for slug in ("finance", "money"):
        money.slug = slug
        actions.save(money, by=None)
    assert client.get("/money/").status_code == 200
    assert client.get("/finance/").headers["Location"] == "/money/"
    assert not FormerAddress.objects.filter(path__in=["money", "money/insurance"]).exists()


def test_a_new_section_at_an_old_address_is_found_there_itself(client, money):
    money.slug = "finance"
    actions.save(money, by=None)
    actions.save(Section(name="New money", slug="money"), by=None)
    assert client.get("/money/").status_code == 200
    assert Section.objects.moved_from("/money/") is None
    assert client.get("/money/insurance/").headers["Location"] == "/finance/insurance/"


def test_an_address_that_never_was_leads_nowhere(client, money):
    assert Section.objects.moved_from("/nowhere/") is None
    assert client.get("/nowhere/").status_code == 404
