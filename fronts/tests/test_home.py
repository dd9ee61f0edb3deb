"""What no editor placed a rule fills: a lead of our own with a picture, and no story twice."""

import pytest
from django.test import Client

from articles.models import Article
from articles.tests.factories import a_section, make_article
from photos.tests.factories import make_photo
from sections.models import Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def sections() -> list[Section]:
    names = ["Investing", "Money", "Sports", "Society"]
    return [
        Section.objects.create(name=name, slug=name.lower(), position=i)
        for i, name in enumerate(names)
    ]


def stories_on(context) -> list[Article]:
    lead = [context["lead"]] if context["lead"] else []
    bands = [story for band in context["bands"] for story in band.articles]
    strips = [*context["highlight"], *context["photo_strip"]]
    return [*lead, *context["beside"], *context["newest"], *strips, *bands]


def test_no_story_stands_twice(client: Client, sections: list[Section]) -> None:
    photo = make_photo()
    for i in range(40):
        make_article(
            section_id=sections[i % 4].pk,
            also_in_ids=[sections[(i + 1) % 4].pk],
            lead_photo_id=photo.pk,
        )
    shown = [story.pk for story in stories_on(client.get("/").context)]
    assert len(shown) > 15
    assert len(shown) == len(set(shown))


def test_bands_follow_the_order_of_the_menu(client: Client, sections: list[Section]) -> None:
    for section in reversed(sections):
        for _ in range(20):
            make_article(section_id=section.pk)
    bands = client.get("/").context["bands"]
    assert [band.section.name for band in bands] == ["Investing", "Money", "Sports", "Society"]
    assert len({band.rhythm for band in bands}) > 2, "not the same grid for every section"


def test_the_lead_is_our_own_story_with_a_picture(client: Client) -> None:
    photo = make_photo()
    ours = make_article(lead_photo_id=photo.pk)
    make_article()
    make_article(kind="release", lead_photo_id=photo.pk)
    make_article(kind="partner", lead_photo_id=photo.pk)
    assert client.get("/").context["lead"] == ours


def test_a_paper_without_pictures_still_leads_with_its_newest(client: Client) -> None:
    make_article()
    newest = make_article()
    assert client.get("/").context["lead"] == newest


def test_galleries_and_infographics_have_their_own_place(client: Client) -> None:
    photos = Section.objects.create(name="Photos", slug="photos", kind="gallery")
    graphics = Section.objects.create(name="Infographics", slug="infographics", kind="infographic")
    gallery = make_article(kind="photos", section_id=photos.pk)
    graphic = make_article(kind="infographic", section_id=graphics.pk)
    make_article(section_id=a_section().pk)
    context = client.get("/").context
    assert context["photo_strip"] == [gallery]
    assert context["infographic"] == graphic


def test_releases_stand_below_our_own_stories_in_a_band(client: Client) -> None:
    section = Section.objects.create(name="Corporate", slug="corporate")
    for _ in range(20):
        make_article(section_id=section.pk)
    release = make_article(kind="release", section_id=section.pk)
    (band,) = client.get("/").context["bands"]
    assert release not in band.articles
