from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tests.cast import moderator, signed_in
from articles.tests.factories import a_section, make_article, make_draft
from ratings import actions, rate_list
from ratings.models import Rating, Voice
from ratings.tests.factories import make_readers_votes, sums
from ratings.voters import Voter
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

LIST = "/admin/ratings/story/"


def ago(**time):
    return timezone.now() - timedelta(**time)


def listed(response) -> list:
    return [row.article for row in response.context["rows"]]


def rate(client, article, stars, **more):
    address = reverse("admin:ratings_story_stars", args=[article.pk])
    return client.post(address, {"stars": stars, "back": "", **more})


def test_live_stories_stand_there_newest_first_and_drafts_never():
    old, new = make_article(published_at=ago(days=2)), make_article(published_at=ago(hours=1))
    make_draft()
    make_article(published_at=timezone.now() + timedelta(hours=1))
    assert listed(signed_in(moderator()).get(LIST)) == [new, old]


def test_a_row_shows_what_readers_say_and_what_i_gave():
    article, me = make_article(), moderator()
    make_readers_votes(article, 3, 4)
    actions.give(article, stars=2, by=Voter.moderator(me))
    page = signed_in(me).get(LIST).content.decode()
    assert "3.5 of 5, Good, 2 readers" in page
    assert 'value="2" aria-pressed="true"' in page


def test_one_click_gives_another_changes_and_nought_withdraws_without_script():
    article, me = make_article(), moderator()
    client = signed_in(me)
    answer = rate(client, article, "4", back="rated=not-by-me")
    assert answer.url == f"{LIST}?rated=not-by-me#story-{article.pk}"
    assert sums(article, Voice.MODERATOR) == (1, 4)
    page = client.get(LIST).content.decode()
    assert f"{article.headline}: Counted: 4 stars, Very good." in page
    rate(client, article, "5")
    assert sums(article, Voice.MODERATOR) == (1, 5)
    rate(client, article, "0")
    assert sums(article, Voice.MODERATOR) == (0, 0)


def test_a_click_never_leads_out_of_the_paper():
    answer = rate(signed_in(moderator()), make_article(), "4", back="//evil.example/?x=1")
    assert answer.url.startswith(f"{LIST}?")


@pytest.mark.parametrize("stars", ["", "6", "-1", "x"])
def test_a_click_that_makes_no_sense_is_answered_in_words(stars):
    client = signed_in(moderator())
    rate(client, make_article(), stars)
    assert "Choose one to five stars." in client.get(LIST).content.decode()
    assert not Rating.objects.exists()


def test_the_script_gets_the_row_and_the_status():
    client, article = signed_in(moderator()), make_article()
    address = reverse("admin:ratings_story_stars", args=[article.pk])
    good = client.post(address, {"stars": "3"}, headers={"X-Requested-With": "fetch"})
    assert 'data-said="Counted: 3 stars, Good."' in good.content.decode()
    bad = client.post(address, {"stars": "9"}, headers={"X-Requested-With": "fetch"})
    assert bad.status_code == 400
    assert "Choose one to five stars." in bad.content.decode()


def test_two_moderators_see_their_own_stars_and_each_others_in_the_sum():
    article, one, other = make_article(), moderator(), moderator()
    rate(signed_in(one), article, "2")
    rate(signed_in(other), article, "4")
    row = signed_in(one).get(LIST).context["rows"][0]
    assert (row.mine, row.moderators.sentence) == (2, "3 of 5, Good, 2 moderators")


def test_the_filters_keep_what_is_not_rated_yet():
    mine, others, nobodys = make_article(), make_article(), make_article()
    me, other = moderator(), moderator()
    actions.give(mine, stars=3, by=Voter.moderator(me))
    actions.give(others, stars=3, by=Voter.moderator(other))
    make_readers_votes(nobodys, 5)
    client = signed_in(me)
    assert set(listed(client.get(LIST, {"rated": "not-by-me"}))) == {others, nobodys}
    assert listed(client.get(LIST, {"rated": "by-nobody"})) == [nobodys]


def test_the_filters_keep_one_section_with_its_parts_and_one_day():
    top = a_section()
    part = make_section("Biz Link", parent=top)
    elsewhere = make_article(section_id=make_section("Money").pk)
    inside = make_article(section_id=part.pk, published_at=ago(days=3))
    client = signed_in(moderator())
    assert listed(client.get(LIST, {"section": top.pk})) == [inside]
    assert listed(client.get(LIST, {"day": timezone.localdate(inside.live_from)})) == [inside]
    assert elsewhere in listed(client.get(LIST))


@pytest.mark.parametrize(
    "query",
    [
        {"section": "x"},
        {"day": "yesterday"},
        {"rated": "?"},
        {"before": "nonsense_9"},
        {"before": "2025-01-01_7"},
        {"before": "9999-99-99T00:00:00Z_1"},
    ],
)
def test_an_address_that_makes_no_sense_still_shows_a_list(query):
    article = make_article()
    assert listed(signed_in(moderator()).get(LIST, query)) == [article]


def test_rating_a_whole_page_skips_nothing_on_the_next(monkeypatch):
    monkeypatch.setattr(rate_list, "PAGE", 3)
    stories = [make_article(published_at=ago(hours=n + 1)) for n in range(5)]
    client, seen = signed_in(moderator()), []
    page = client.get(LIST, {"rated": "not-by-me"})
    while True:
        seen += listed(page)
        for article in listed(page):
            rate(client, article, "4")
        if not page.context["older"]:
            break
        page = client.get(f"{LIST}?{page.context['older']}")
    assert seen == stories


def test_the_list_costs_the_same_whatever_stands_on_it():
    """So that a moderator's evening list of 25 is as quick as the first story of the paper."""
    client = signed_in(moderator())

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        return len(queries)

    make_readers_votes(make_article(), 4)
    client.get(LIST)
    one = cost()
    for _ in range(12):
        make_readers_votes(make_article(section_id=make_section(f"S{_}").pk), 4, 5)
    assert cost() == one
    assert one <= 14


def test_the_log_says_who_gave_what():
    article, me = make_article(), moderator(name="Mai Tran")
    client = signed_in(me)
    rate(client, article, "5")
    rate(client, article, "0")
    page = client.get(reverse("admin:ratings_story_log")).content.decode()
    assert page.count("Mai Tran") >= 2
    assert "gave 5 stars, Exceptional" in page
    assert "withdrew 5 stars, Exceptional" in page
    assert article.headline in page


def test_moderators_find_the_list_on_every_page_of_the_admin():
    page = signed_in(moderator()).get("/admin/").content.decode()
    assert f'href="{LIST}"' in page
    assert "Rate stories" in page
