"""Which advertisement stands where: by weight, the same all day, each once a page, in its time."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advertising.choosing import choose, share
from advertising.models import Advertisement
from advertising.page import PageAds
from advertising.tests.factories import make_ad

DAY = date(2026, 3, 9)
PLACE = "home-after-lead"


def ad(pk: int, weight: int = 1, places: tuple[str, ...] = (PLACE,)) -> Advertisement:
    return Advertisement(pk=pk, title=str(pk), weight=weight, places=list(places))


def chosen(ads, page="/", day=DAY, **more):
    found = choose(ads, place=PLACE, page=page, day=day, **more)
    return found.pk if found else None


def test_a_place_that_nobody_booked_stays_empty():
    assert chosen([]) is None
    assert chosen([ad(1, places=("article-rail",))]) is None


def test_the_same_page_has_the_same_advertisement_all_day_in_whatever_order_they_come():
    ads = [ad(pk) for pk in range(1, 8)]
    first = chosen(ads)
    assert all(chosen(ads[::-1]) == first for _ in range(5))


def test_pages_and_days_take_turns_by_weight():
    ads = [ad(1, weight=3), ad(2, weight=1)]
    pages = Counter(chosen(ads, page=f"/story-{n}.html") for n in range(2000))
    assert 0.71 < pages[1] / 2000 < 0.79
    days = Counter(chosen(ads, day=DAY + timedelta(days=n)) for n in range(2000))
    assert 0.71 < days[1] / 2000 < 0.79
    assert share(ads[0], [ads[1]]) == 75


def test_when_one_comes_only_the_pages_that_it_takes_change():
    before, after = [ad(1), ad(2)], [ad(1), ad(2), ad(3)]
    pages = [f"/story-{n}.html" for n in range(500)]
    changed = [p for p in pages if chosen(before, page=p) != chosen(after, page=p)]
    assert changed
    assert {chosen(after, page=p) for p in changed} == {3}


def test_what_stands_on_the_page_already_is_passed_over():
    assert chosen([ad(1)], without={1}) is None
    assert chosen([ad(1), ad(2)], without={1}) == 2


@pytest.mark.django_db
def test_an_advertisement_stands_from_its_start_until_its_end_to_the_second():
    noon = timezone.now().replace(microsecond=0)
    booked = make_ad(PLACE, starts_at=noon, ends_at=noon + timedelta(hours=1))

    def stands(at):
        return PageAds("/", at=at).take(PLACE)[1]

    assert stands(noon - timedelta(seconds=1)) is None
    assert stands(noon) == booked
    assert stands(noon + timedelta(minutes=59, seconds=59)) == booked
    assert stands(noon + timedelta(hours=1)) is None


@pytest.mark.django_db
def test_one_that_is_switched_off_or_has_lost_its_picture_does_not_stand():
    make_ad(PLACE, is_active=False)
    lost = make_ad(PLACE)
    lost.photo.delete()
    lost.refresh_from_db()
    assert lost.photo is None
    assert PageAds("/").take(PLACE)[1] is None


@pytest.mark.django_db
def test_all_places_of_a_page_cost_one_query_and_share_nothing():
    for _ in range(4):
        make_ad("article-after-text", "article-rail")
    with CaptureQueriesContext(connection) as queries:
        page = PageAds("/a-story-1.html")
        stand = [page.take(name)[1] for name in ("article-after-text", "article-rail")]
        assert [one.photo.width for one in stand]
    assert len(queries) == 1
    assert stand[0] != stand[1]
