"""Banners, coverages and special editions: what readers see of them, and when."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from accounts.tests.cast import chief_editor, reporter, section_editor, signed_in
from articles import actions as story_actions
from articles.tests.factories import make_article, make_draft
from fronts import collecting
from fronts.models import Banner, Coverage, CoverageEntry, SpecialEdition
from fronts.querysets import BannerQuerySet
from fronts.sources import in_coverage
from fronts.tests.factories import make_banner, make_coverage, make_edition
from pages.models import Masthead
from publishing.errors import Refused
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def masthead():
    return Masthead.objects.create(name="The Daily Test")


# The banner


def test_a_banner_stands_above_every_page_and_leads_to_its_story(client, masthead):
    story = make_article()
    make_banner("The bridge is closed", article=story)
    for url in ("/", "/latest/", "/top-news/", story.get_absolute_url(), "/nothing-here/"):
        html = client.get(url).text
        assert html.count("The bridge is closed") == 1, url
        assert 'aria-label="Breaking news"' in html
        assert html.index("The bridge is closed") < html.index("<header")
        assert f'<a href="{story.get_absolute_url()}">The bridge is closed</a>' in html


def test_a_banner_begins_and_ends_by_the_second(masthead):
    now = timezone.now().replace(microsecond=0)
    banner = make_banner(starts_at=now, ends_at=now + timedelta(hours=1))
    showing: BannerQuerySet = Banner.objects
    second = timedelta(seconds=1)
    moments = [now - second, now, banner.ends_at - second, banner.ends_at]
    assert [showing.showing(at).exists() for at in moments] == [False, True, True, False]


@pytest.mark.parametrize("change", [{"is_on": False}, {"over": True}])
def test_a_banner_that_is_off_or_over_is_not_on_the_page(client, masthead, change):
    banner = make_banner()
    if "over" in change:
        Banner.objects.update(ends_at=timezone.now())
    else:
        collecting.switch_banner(banner, on=False, by=None)
    assert banner.words not in client.get("/").text


def test_the_words_stand_alone_until_the_story_is_live(client, masthead):
    make_banner("Ships wait", article=make_draft())
    html = client.get("/").text
    assert "Ships wait" in html
    assert "Ships wait</a>" not in html


@pytest.mark.parametrize("hours", [-1, 0, 24.5])
def test_a_banner_ends_within_a_day(hours):
    now = timezone.now()
    with pytest.raises(ValidationError) as error:
        make_banner(starts_at=now, ends_at=now + timedelta(hours=hours))
    assert "ends_at" in error.value.message_dict


def test_an_end_is_required():
    with pytest.raises(ValidationError):
        make_banner(ends_at=None)


def test_editors_switch_banners_and_reporters_do_not():
    banner = make_banner(is_on=False)
    editor = signed_in(section_editor(make_section("Money")))
    editor.post("/admin/fronts/banner/", {"switch": banner.pk})
    assert Banner.objects.get().is_on
    assert signed_in(reporter()).get("/admin/fronts/banner/").status_code == 403
    with pytest.raises(Refused):
        collecting.switch_banner(banner, on=False, by=reporter())


def test_the_banner_costs_no_query(client, masthead, django_assert_num_queries):
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as without:
        client.get("/about-nothing/")
    make_banner(article=make_article())
    with django_assert_num_queries(len(without)):
        client.get("/about-nothing/")


# Coverages


def test_a_coverage_shows_key_stories_timeline_and_the_rest(client):
    first, second, key = (make_article() for _ in range(3))
    event = make_coverage(first, second, key=(key,))
    CoverageEntry.objects.create(coverage=event, at=timezone.now(), words="It began", article=key)
    context = client.get(event.get_absolute_url()).context
    assert context["key_stories"] == [key]
    assert context["stories"] == [second, first], "the newest first, none twice"
    assert [entry.words for entry in context["entries"]] == ["It began"]


def test_a_coverage_holds_live_stories_alone_and_follows_them(client):
    now = timezone.now()
    draft, live = make_draft(), make_article()
    coming = make_article(published_at=now + timedelta(hours=1))
    event = make_coverage(draft, live, coming, key=(draft,))
    assert client.get(event.get_absolute_url()).context["stories"] == [live]
    story_actions.publish(draft, expected_version=draft.version, by=None)
    context = client.get(event.get_absolute_url()).context
    assert (context["key_stories"], context["stories"]) == ([draft], [live])
    story_actions.withdraw(live, expected_version=live.version, by=None)
    assert client.get(event.get_absolute_url()).context["stories"] == []
    assert in_coverage(event.pk).ids(count=9, at=now + timedelta(hours=1))[0] == coming.pk


def test_the_timeline_leads_to_live_stories_alone(client):
    draft = make_draft(headline="Not out yet")
    event = make_coverage()
    CoverageEntry.objects.create(coverage=event, at=timezone.now(), words="Soon", article=draft)
    html = client.get(event.get_absolute_url()).text
    assert "Soon" in html
    assert "Not out yet" not in html


def test_coverages_are_listed_those_that_go_on_first(client):
    now = timezone.now()
    closed = make_coverage(began_at=now, closed_at=now)
    going_on = make_coverage(began_at=now - timedelta(days=9))
    make_coverage(shown=False)
    assert client.get("/coverage/").context["listing"].items == [going_on, closed]
    assert list(client.get("/").context["running"]) == [going_on]


def test_a_coverage_that_is_not_shown_is_not_there(client):
    event = make_coverage(shown=False)
    assert client.get(event.get_absolute_url()).status_code == 404


def test_a_coverages_list_walks_its_index():
    """It never sorts or begins at the stories: a long event costs what a short one does."""
    event = make_coverage(*(make_article() for _ in range(5)))
    sql, values = in_coverage(event.pk).newest(20, at=timezone.now())
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}", values)
        plan = str(cursor.fetchall())
    assert "coverage_newest" in plan
    assert "TEMP B-TREE" not in plan.upper()


def test_a_coverage_is_written_in_the_admin():
    story, key = make_article(), make_article()
    form = {
        "title": "Storm",
        "slug": "storm",
        "introduction": "Wind.",
        "key_stories": str(key.pk),
        "add": story.get_absolute_url(),
        "shown": "on",
        "began_at": "2026-01-01T08:00",
        "entries-TOTAL_FORMS": "1",
        "entries-INITIAL_FORMS": "0",
        "entries-0-at": "2026-01-01T08:00",
        "entries-0-words": "It began",
        "entries-0-article": str(story.pk),
    }
    answer = signed_in(section_editor(make_section("Money"))).post(
        "/admin/fronts/coverage/add/", form
    )
    assert answer.status_code == 302
    event = Coverage.objects.get()
    ranks = dict(event.coverage_stories.values_list("article_id", "key_rank"))
    assert ranks == {story.pk: None, key.pk: 0}
    assert event.entries.get().article == story


# Special editions


def test_a_special_edition_shows_its_live_stories_in_order(client):
    stories = [make_article() for _ in range(3)]
    edition = make_edition(stories[2], make_draft(), stories[0], stories[1])
    shown = client.get(edition.get_absolute_url()).context["stories"]
    assert list(shown) == [stories[2], stories[0], stories[1]]


def test_special_editions_are_listed_by_number(client):
    first, second = make_edition(), make_edition()
    hidden = make_edition(shown=False)
    assert client.get("/special-edition/").context["listing"].items == [second, first]
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_a_special_edition_is_written_in_the_admin():
    a, b = make_article(), make_article()
    form = {
        "number": "7",
        "title": "Ports",
        "slug": "ports",
        "date": "2026-01-01",
        "introduction": "Boxes.",
        "contents": f"{b.pk}, {a.get_absolute_url()}",
        "shown": "on",
    }
    answer = signed_in(chief_editor()).post("/admin/fronts/specialedition/add/", form)
    assert answer.status_code == 302
    edition = SpecialEdition.objects.get()
    rows = edition.special_stories.order_by("position").values_list("article_id", flat=True)
    assert list(rows) == [b.pk, a.pk]


@pytest.mark.parametrize("url", ["coverage", "specialedition", "banner"])
def test_reporters_write_none_of_them(url):
    client = signed_in(reporter())
    assert client.get(f"/admin/fronts/{url}/add/").status_code == 403
    assert client.get(f"/admin/fronts/{url}/").status_code == 403
