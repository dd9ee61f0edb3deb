"""A word on the list is found however it is dressed up, and not where it is not."""

from time import perf_counter

import pytest
from django.core.exceptions import ValidationError

from comments.models import Rule
from comments.words import found_word, host_of, hosts_in, is_of

DISGUISES = [
    "casino", "CASINO", "Càsínô", "c@sino", "c@s1n0", "c a s i n o", "c.a.s.i.n.o", "c-a-s-i-n-o",
    "ca\u200bsi\u200dno", "ca\u00adsino", "cas\u0301ino", "caasinoo", "ｃａｓｉｎｏ", "сasino",
    "ca_sino", "c_a_s_i_n_o", "visit a Casino!", "casino.", "(casino)", "ca$ino", "ca\u2060sino",
]  # fmt: skip


@pytest.mark.parametrize("text", DISGUISES)
def test_a_word_is_found_in_every_disguise(text):
    assert found_word(text, "casino")


@pytest.mark.parametrize(
    "text", ["casinos are", "occasion", "a cas in o", "cassava", "ca si no", "Casimir no", ""]
)
def test_a_word_is_not_found_in_others(text):
    assert not found_word(text, "casino")


def test_doubled_letters_are_needed_where_the_word_has_them():
    assert not found_word("as good as it gets", "ass")
    assert found_word("asssss", "ass")


def test_a_few_words_are_found_together():
    assert found_word("Get RICH   quick, friends", "get rich quick")
    assert not found_word("get quick rich", "get rich quick")


def test_where_an_accent_makes_another_word_it_can_count():
    assert found_word("cho tôi một ly", "chó")
    assert not found_word("cho tôi một ly", "chó", accents_count=True)
    assert found_word("CHÓ", "chó", accents_count=True)
    assert found_word("cho\u0301", "chó", accents_count=True), "decomposed is the same word"


@pytest.mark.parametrize(
    "text", ["o" * 3000, "a " * 1500, "_ " * 1500, "p" + "o" * 2999, "." * 3000]
)
def test_no_text_makes_the_search_slow(text):
    before = perf_counter()
    found_word(text, "pool position")
    assert perf_counter() - before < 0.2


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("see https://www.Example.org/a?b", ["example.org"]),
        ("see www.example.org.", ["example.org"]),
        ("buy at cheap-pills.shop now", ["cheap-pills.shop"]),
        ("it rose to 3.5 per cent. Vietnam", []),
        ("mail me: lan@example.com", []),
        ("http://[broken", []),
        ("https://a.example/ and https://b.example/", ["a.example", "b.example"]),
    ],
)
def test_sites_are_found_with_and_without_a_prefix(text, hosts):
    assert hosts_in(text) == hosts


def test_a_site_has_parts_and_no_namesakes():
    assert is_of("news.example.org", "example.org")
    assert not is_of("badexample.org", "example.org")
    assert host_of("https://Example.org/x") == "example.org"


@pytest.mark.parametrize(
    ("kind", "pattern", "says"),
    [("word", "a", "two letters"), ("word", "!!!", "two letters"), ("site", "no site", "a site")],
)
def test_a_rule_that_finds_everything_or_nothing_is_refused(kind, pattern, says):
    with pytest.raises(ValidationError, match=says):
        Rule(kind=kind, pattern=pattern).clean()
