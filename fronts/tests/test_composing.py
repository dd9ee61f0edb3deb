"""An editor's slots first, a rule for the rest; never empty, no story twice, by the second."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions as story_actions
from articles.models import Article
from articles.tests.factories import make_article
from fronts import page
from fronts.tests.factories import a_front, place, publish, show
from photos.models import Photo
from photos.tests.factories import make_photo
from sections.models import Section
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


@pytest.fixture
def photo() -> Photo:
    return make_photo()


@pytest.fixture
def stories(photo: Photo) -> list[Article]:
    """Twelve stories, the oldest first."""
    now = timezone.now()
    return [
        make_article(published_at=now - timedelta(hours=24 - n), lead_photo_id=photo.pk)
        for n in range(12)
    ]


def home(at=None) -> page.Composed:
    return page.home(Section.objects.tree(), at=at)


def lead(at=None) -> Article:
    return home(at).stories("lead")[0]


def test_an_editors_slot_comes_before_the_rule(stories):
    show(a_front(), stories[0])
    assert lead() == stories[0]
    assert home().stories("beside") == [stories[11], stories[10], stories[9]], "the rest by rule"


def test_no_story_stands_twice_wherever_it_was_placed(photo, stories):
    section = make_section("Money")
    more = [make_article(section_id=section.pk, lead_photo_id=photo.pk) for _ in range(9)]
    show(a_front(), more[8], f"section-{section.pk}", 2)
    show(a_front("highlight"), stories[11], "list")
    composed = home()
    shown = [story.pk for key in composed.places for story in composed.stories(key)]
    assert len(shown) == len(set(shown))
    assert more[8] in composed.stories(f"section-{section.pk}")


def test_a_page_without_any_slot_is_full(stories):
    composed = home()
    assert [len(composed.stories(key)) for key in ("lead", "beside", "newest")] == [1, 3, 7]


def test_nothing_an_editor_does_shows_before_it_is_published(stories):
    place(a_front(), stories[0])
    assert lead() == stories[11]
    publish(a_front())
    assert lead() == stories[0]


def test_a_slot_begins_and_ends_by_the_second(stories):
    now = timezone.now().replace(microsecond=0)
    begins, ends = now + timedelta(hours=1), now + timedelta(hours=2)
    show(a_front(), stories[0], starts_at=begins, ends_at=ends)
    rule = stories[11]
    moments = [begins - SECOND, begins, ends - SECOND, ends]
    assert [lead(at) for at in moments] == [rule, stories[0], stories[0], rule]


def test_a_story_grown_too_old_leaves_its_place(stories):
    story = stories[5]
    show(a_front(), story, greatest_age=30)
    end = story.live_from + timedelta(hours=30)
    assert lead(end - SECOND) == story
    assert lead(end) == stories[11]


def test_a_scheduled_story_takes_its_place_at_its_second(photo, stories):
    now = timezone.now().replace(microsecond=0)
    comes = now + timedelta(hours=3)
    show(a_front(), stories[0])
    scheduled = make_article(published_at=comes, lead_photo_id=photo.pk)
    show(a_front(), scheduled)
    assert lead(comes - SECOND) == stories[0], "what stands there stays until then"
    assert lead(comes) == scheduled
    assert stories[0] not in home(comes).stories("beside"), "it waits behind, by hand"


def test_a_withdrawn_story_leaves_its_place_to_the_rule(stories):
    show(a_front(), stories[0])
    story_actions.withdraw(stories[0], expected_version=stories[0].version, by=None)
    assert lead() == stories[11]


def test_a_story_has_words_and_a_picture_of_its_own_on_a_front(client, stories):
    other = make_photo(title="Another")
    show(a_front(), stories[0], headline="Only here", kicker="Now", photo=other)
    shown = client.get("/").context["lead"]
    assert (shown.list_headline, shown.kicker, shown.lead_photo) == ("Only here", "Now", other)
    assert Article.objects.get(pk=stories[0].pk).short_headline == ""
    assert "Only here" not in client.get("/latest/").text


def test_a_sections_front_stands_above_its_list(client, photo):
    section = make_section("Money")
    stories = [make_article(section_id=section.pk, lead_photo_id=photo.pk) for _ in range(12)]
    show(a_front(section=section), stories[0])
    front = client.get("/money/").context["front"]
    assert front["lead"] == stories[0]
    assert front["beside"] == [stories[11], stories[10], stories[9]]
    assert front["rest"] == stories[8:0:-1], "no story twice"


def test_a_sections_second_page_and_months_are_its_list_alone(client):
    section = make_section("Money")
    stories = [make_article(section_id=section.pk) for _ in range(22)]
    show(a_front(section=section), stories[0])
    front = client.get("/money/?page=2").context["front"]
    assert front["rest"] == [stories[1], stories[0]]
    month = timezone.localtime(stories[0].live_from)
    listed = client.get(f"/money/{month:%Y/%m}/").context["front"]
    assert listed["lead"] is None


def test_a_thin_section_keeps_its_list(client, photo):
    section = make_section("Money")
    stories = [make_article(section_id=section.pk, lead_photo_id=photo.pk) for _ in range(4)]
    front = client.get("/money/").context["front"]
    assert (front["lead"], front["beside"]) == (stories[3], [])
    assert front["rest"] == stories[2::-1]
