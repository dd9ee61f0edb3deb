"""What fronts ask of the database does not grow with what editors place."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.tests.factories import make_article
from fronts.models import CoverageEntry
from fronts.tests.factories import a_front, make_coverage, make_edition, place, publish
from pages.models import Masthead
from photos.tests.factories import make_photo
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

MOST_ON_HOME = 10


def count(url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(url).status_code == 200
    return len(queries)


def test_a_home_page_with_forty_slots_asks_what_one_with_a_single_slot_does():
    Masthead.objects.create(name="The Daily Test")
    photo = make_photo()
    sections = [make_section(f"Desk {n}") for n in range(12)]
    stories = [
        make_article(section_id=sections[n % 12].pk, lead_photo_id=photo.pk) for n in range(60)
    ]
    front = a_front()
    place(front, stories[0])
    publish(front)
    with_one = count("/")
    for n, story in enumerate(stories[1:41]):
        place(
            front, story, f"section-{sections[n % 12].pk}", n // 12 % 2, kicker="Now", photo=photo
        )
    publish(front)
    assert front.slots.filter(shown=True).count() > 20
    assert count("/") == with_one <= MOST_ON_HOME


@pytest.mark.parametrize("kind", ["top-news", "highlight"])
def test_ordered_lists_ask_the_same_however_long_they_are(kind):
    stories = [make_article(kind="analysis") for _ in range(25)]
    front = a_front(kind)
    place(front, stories[0], "list")
    publish(front)
    with_one = count(f"/{kind}/")
    for n, story in enumerate(stories[1:20]):
        place(front, story, "list", n + 1)
    publish(front)
    assert count(f"/{kind}/") == with_one <= MOST_ON_HOME


def test_coverages_and_special_editions_ask_the_same_however_many_stories():
    few, many = [make_article() for _ in range(2)], [make_article() for _ in range(15)]
    events = [make_coverage(*few, key=(few[0],)), make_coverage(*many, key=tuple(many[:5]))]
    for event, number in zip(events, (1, 30), strict=True):
        for story in many[:number]:
            now = timezone.now()
            CoverageEntry.objects.create(coverage=event, at=now, words="Then", article=story)
    editions = [make_edition(*few), make_edition(*many)]
    for one, other in (events, editions):
        assert count(one.get_absolute_url()) == count(other.get_absolute_url()) <= MOST_ON_HOME


def test_the_placing_screen_asks_the_same_however_many_slots(client):
    from accounts.tests.cast import chief_editor, signed_in

    chief = signed_in(chief_editor())
    stories = [make_article() for _ in range(25)]
    front = a_front("top-news")
    place(front, stories[0], "list")
    url = f"/admin/fronts/front/{front.pk}/change/"
    chief.get(url)
    with CaptureQueriesContext(connection) as with_one:
        chief.get(url)
    for n, story in enumerate(stories[1:15]):
        place(front, story, "list", n + 1)
    with CaptureQueriesContext(connection) as with_many:
        chief.get(url)
    assert len(with_many) == len(with_one)
