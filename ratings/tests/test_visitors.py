import pytest
from django.test import Client
from django.urls import reverse

from accounts.tests.cast import reader, signed_in
from articles.tests.factories import make_article
from ratings import limits
from ratings.models import AddressTally, Rating, Voice
from ratings.tests.factories import make_readers_votes, sums
from ratings.visitors import COOKIE

pytestmark = pytest.mark.django_db


def vote(article, stars=4, *, client=None, address="203.0.113.9", do="give"):
    client = client or Client()
    return client.post(
        reverse("stars", args=[article.pk]), {"do": do, "stars": stars}, REMOTE_ADDR=address
    )


def test_the_cookie_lets_a_visitor_change_and_withdraw_the_same_vote():
    article, client = make_article(), Client()
    vote(article, 2, client=client)
    vote(article, 5, client=client)
    assert sums(article, Voice.VISITOR) == (1, 5)
    vote(article, client=client, do="withdraw")
    assert sums(article, Voice.VISITOR) == (0, 0)


def test_the_cookie_is_signed_hidden_from_scripts_and_sent_to_the_stars_only():
    cookie = vote(make_article()).cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/stars/"
    assert cookie.value.count(":") == 2


def test_looking_at_the_form_sets_no_cookie_of_a_visitor():
    client, article = Client(), make_article()
    client.get(reverse("stars", args=[article.pk]))
    client.get(reverse("stars_mine", args=[article.pk]))
    assert COOKIE not in client.cookies


def test_a_forged_cookie_is_a_new_visitor():
    article, client = make_article(), Client()
    vote(article, 5, client=client)
    forged = Client()
    forged.cookies[COOKIE] = Rating.objects.get().visitor + ":1x:forged"
    vote(article, 1, client=forged)
    assert sums(article, Voice.VISITOR) == (2, 6)


def test_throwing_the_cookie_away_does_not_help_for_long_and_the_answer_says_so():
    article = make_article()
    answers = [vote(article, 1) for _ in range(limits.A_STORY + 2)]
    assert [answer.status_code for answer in answers[: limits.A_STORY]] == [303] * limits.A_STORY
    assert answers[-1].status_code == 429
    assert "Sign in, and yours are counted" in answers[-1].content.decode()
    assert COOKIE not in answers[-1].cookies
    assert sums(article, Voice.VISITOR)[0] == limits.A_STORY
    assert vote(article, 1, address="203.0.113.10").status_code == 303


def test_an_address_gives_only_so_many_stars_an_hour(monkeypatch):
    monkeypatch.setattr(limits, "AN_HOUR", 3)
    answers = [vote(make_article()) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429]
    assert "wait an hour" in answers[-1].content.decode()


def test_changing_ones_mind_is_no_new_vote_for_the_story():
    article, client = make_article(), Client()
    answers = [vote(article, n % 5 + 1, client=client) for n in range(10)]
    assert {answer.status_code for answer in answers} == {303}


def test_stuffing_never_moves_what_signed_in_readers_say_nor_stops_them():
    article = make_article()
    make_readers_votes(article, 5, 4)
    for _ in range(limits.A_STORY + 5):
        vote(article, 1)
    assert sums(article) == (2, 9)
    assert vote(article, 5, client=signed_in(reader())).status_code == 303
    assert sums(article) == (3, 14)


def test_no_address_is_kept_in_the_clear_and_tomorrow_it_has_another_name(monkeypatch):
    vote(make_article(), address="203.0.113.77")
    kept = AddressTally.objects.values_list("address", "window")
    assert kept
    assert not any("203.0.113" in "".join(row) for row in kept)
    today = limits.hashed("203.0.113.77")
    tomorrow = limits.timezone.localdate() + limits.timezone.timedelta(days=1)
    monkeypatch.setattr(limits.timezone, "localdate", lambda: tomorrow)
    assert limits.hashed("203.0.113.77") != today


def test_tallies_are_gone_after_two_days():
    vote(make_article())
    long_ago = limits.timezone.now() - limits.KEPT_FOR - limits.timezone.timedelta(hours=1)
    AddressTally.objects.update(begun_at=long_ago)
    vote(make_article(), address="203.0.113.10")
    assert not AddressTally.objects.filter(begun_at=long_ago).exists()


def test_the_addresses_of_one_ipv6_household_count_as_one():
    assert limits.hashed("2001:db8:1:2::1") == limits.hashed("2001:db8:1:2:ffff::9")
    assert limits.hashed("2001:db8:1:2::1") != limits.hashed("2001:db8:1:3::1")
