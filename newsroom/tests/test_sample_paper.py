"""The sample paper is whole, rests on its own files, and loading it twice changes nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from articles.body import references
from articles.models import Article, ArticleRevision, Placement
from comments.models import Comment, Standing
from editions import making
from editions.models import IssueFile
from newsroom import styleguide
from newsroom.demo import load, material, stories
from newsroom.demo.drawings.studio import draw
from newsroom.demo.house import PASSWORD
from pages.models import Masthead
from photos.models import Photo
from publishing.models import LogEntry
from ratings.actions import find_drift
from ratings.models import Rating
from sections.models import Section

SOURCE_STORY = "five-universities-one-alliance"
# Loading puts a hundred jobs in the queue; nobody works them off here.
QUIET = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(scope="module")
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Load the sample once for all tests of this file. Returns what the command printed."""
    said = StringIO()
    with django_db_blocker.unblock(), override_settings(TASKS=QUIET):
        call_command("demo", stdout=said)
    yield said.getvalue()
    with django_db_blocker.unblock():
        load.empty(lambda line: None)


@pytest.fixture
def source(sample: str, db: None) -> Article:
    return Article.objects.get(token=stories.token(SOURCE_STORY))


def rows() -> dict[str, int]:
    models = (Article, ArticleRevision, Photo, Section, Comment, Rating, Masthead, LogEntry)
    return {model.__name__: model.objects.count() for model in models}


# The files, without a database


def test_every_story_points_to_pictures_stories_and_sections_that_are_there() -> None:
    themes = {theme["slug"] for theme in material.data("themes")["theme"]}
    authors = {author["slug"] for author in material.data("people")["author"]}
    sections = {
        path
        for top in material.data("sections")["section"]
        for path in [top["slug"], *(f"{top['slug']}/{part['slug']}" for part in top["parts"])]
    }
    for story in material.stories().values():
        assert set(story.photos()) <= set(material.pictures()), story.name
        assert set(story.stories()) <= set(material.stories()), story.name
        assert {story.section, *story.also_in} <= sections, story.name
        assert set(story.themes) <= themes, story.name
        assert {*story.by, *story.by_photo, *story.by_graphics} <= authors, story.name


def test_every_story_that_is_published_has_standfirst_picture_name_and_tag() -> None:
    for story in material.stories().values():
        assert story.standfirst, story.name
        assert story.photo, story.name
        assert story.tags, story.name
        assert story.by or story.by_guest or story.by_graphics, story.name


def test_every_picture_is_there_with_its_description_and_true_credit() -> None:
    for name, entry in material.pictures().items():
        assert material.picture_file(name).exists(), name
        assert 20 < len(entry["alt"]) <= 300, name
        if "file" in entry:
            assert entry["credit"], name
            assert entry["licence"], name
            assert entry["source"], name


def test_the_pictures_weigh_less_than_eight_megabytes_together() -> None:
    sizes = [material.picture_file(name).stat().st_size for name in material.pictures()]
    assert sum(sizes) < 8 * 1024 * 1024


def test_a_drawing_is_the_same_each_time() -> None:
    entry = material.pictures()["face-lan"]
    assert (
        draw("face-lan", entry).finished().tobytes()
        == draw("face-lan", entry).finished().tobytes()
    )


# The paper that comes of them


@pytest.mark.django_db
def test_at_least_sixty_stories_are_live(sample: str) -> None:
    assert Article.objects.live().count() >= 60


@pytest.mark.django_db
def test_no_section_and_no_part_of_one_is_empty(sample: str) -> None:
    for section in Section.objects.exclude(kind="link"):
        now_there = Placement.objects.filter(section=section, live_from__lte=timezone.now())
        assert now_there.exists(), section


@pytest.mark.django_db
def test_every_page_of_a_section_opens(sample: str, client: Client) -> None:
    for section in Section.objects.exclude(kind="link").select_related("parent"):
        assert client.get(section.get_absolute_url()).status_code == 200, section


@pytest.mark.django_db
def test_every_story_opens_with_all_its_pictures(sample: str, client: Client) -> None:
    for article in Article.objects.live():
        page = client.get(article.get_absolute_url())
        assert page.status_code == 200, article
        for photo_id in references(article.body).photo_ids:
            assert f"/{photo_id}/".encode() in page.content, article


@pytest.mark.django_db
def test_the_source_story_stands_where_and_when_the_source_has_it(source: Article) -> None:
    assert source.published_at == datetime(2025, 9, 29, 16, 41, tzinfo=UTC)
    assert source.section.address_path == "corporate/biz-link"
    assert [credit.name for credit in source.credits.all()] == ["Bich Thuy"]
    assert {tag.name for tag in source.tags.all()} == {
        "Vietnam",
        "IP",
        "Intellectual Property and Innovation Cooperation Alliance",
        "intellectual property",
        "WIPO",
    }
    assert [theme.name for theme in source.themes.all()] == ["Digital Transformation"]


@pytest.mark.django_db
def test_the_source_story_shows_three_captioned_photos_and_a_box_of_three(source: Article) -> None:
    found = references(source.body)
    assert {photo.credit for photo in Photo.objects.filter(pk__in=found.photo_ids)} == {"MST"}
    assert len(found.photo_ids) == 3
    assert source.body.count("<figcaption></figcaption>") == 0
    assert source.body.count("data-related") == 1
    assert len(found.story_ids) == 3


@pytest.mark.django_db
def test_a_reader_finds_credit_name_stars_and_ten_related_contents(
    source: Article, client: Client
) -> None:
    page = client.get(source.get_absolute_url()).content.decode()
    assert page.count("Photo: MST") == 3
    assert "September 29, 2025 | 23:41" in page
    assert "What the stars mean:" in page
    related = page.split("Related Contents", 1)[1].split("Latest News", 1)[0]
    assert related.count("<li>") == 10


@pytest.mark.django_db
def test_readers_and_moderators_have_been_here_and_something_waits_for_them(sample: str) -> None:
    assert Rating.objects.count() > 100
    assert not find_drift()
    assert {Standing.SHOWN, Standing.WAITING} <= set(
        Comment.objects.values_list("state", flat=True)
    )
    assert Article.objects.filter(state="review").exists()
    assert Article.objects.filter(state="draft").exists()
    assert any(article.is_scheduled() for article in Article.objects.all())


@pytest.mark.django_db
def test_everybody_whose_log_in_is_printed_can_sign_in(sample: str) -> None:
    for person in material.data("people")["person"]:
        assert person["email"] in sample
        assert Client().login(email=person["email"], password=PASSWORD), person["email"]


# Loading again


@pytest.mark.django_db
def test_loading_again_adds_nothing(sample: str) -> None:
    before = rows()
    call_command("demo", stdout=StringIO())
    assert rows() == before


@pytest.mark.django_db
def test_what_an_editor_changed_and_deleted_stays_so(sample: str, source: Article) -> None:
    Article.objects.filter(pk=source.pk).update(headline="Changed by an editor")
    Photo.objects.filter(pk=source.lead_photo_id).update(alt="Changed too")
    Comment.objects.all().delete()
    call_command("demo", stdout=StringIO())
    source.refresh_from_db()
    assert source.headline == "Changed by an editor"
    assert source.lead_photo.alt == "Changed too"
    assert not Comment.objects.exists()


@pytest.mark.django_db
def test_a_load_that_was_killed_is_finished_by_the_next(sample: str) -> None:
    before = rows()
    LogEntry.objects.filter(verb=load.LOADED).delete()
    call_command("demo", stdout=StringIO())
    assert rows() == before


@pytest.mark.django_db
def test_it_is_not_loaded_into_somebodys_own_paper(sample: str) -> None:
    Masthead.objects.update(name="Our Own", is_sample=False)
    with pytest.raises(CommandError):
        call_command("demo", stdout=StringIO())


@pytest.mark.django_db
def test_its_open_log_ins_never_reach_production() -> None:
    production = override_settings(SETTINGS_MODULE="newsroom.settings.production")
    with production, pytest.raises(CommandError, match="production"):
        call_command("demo", stdout=StringIO())


def test_the_style_guide_shows_every_part(sample: str, db: None, client: Client, settings) -> None:
    """A new part stands on a page of the sample paper, or `styleguide.ELSEWHERE` says why not."""
    # Two of an open publication, each the other's neighbour, and one behind its door.
    for file in IssueFile.objects.filter(issue__number__in=("1824", "1823", "2026-2")):
        while making.go_on(file.pk):
            pass
    shown = styleguide.specimens(RequestFactory().get("/styleguide/"))
    parts = set(styleguide.parts())
    assert parts - set(shown) - set(styleguide.ELSEWHERE) == set()
    assert set(styleguide.ELSEWHERE) <= parts - set(shown)
    assert client.get("/styleguide/").status_code == 404
    settings.DEBUG = True
    page = client.get("/styleguide/").content.decode()
    assert [name for name in parts & set(shown) if f"<h2>{name}</h2>" not in page] == []
