"""The placing screen by plain forms: what an editor sees, does, and is refused."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)
from articles.tests.factories import make_article, make_draft
from fronts.models import Slot
from fronts.tests.factories import a_front, place
from photos.tests.factories import make_photo
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def screen(front):
    return f"/admin/fronts/front/{front.pk}/change/"


def version_on(html):
    return re.search(r'name="version" value="(\d+)"', html)[1]


def test_a_story_is_found_placed_and_published_without_script():
    chief = signed_in(chief_editor())
    front = a_front()
    story = make_article(headline="Đà Nẵng opens a bridge", lead_photo_id=make_photo().pk)
    make_article(headline="Something newer", lead_photo_id=make_photo().pk)

    found = chief.get(screen(front), {"q": "da nang"}).text
    assert f"story={story.pk}" in found
    assert (
        "Something newer" not in found[found.index("data-results") : found.index("placing-page")]
    )
    held = chief.get(screen(front), {"story": story.pk}).text
    assert "In your hand:" in held
    button = re.search(r'name="place" value="(lead/0/\d+)"', held)[1]
    after = chief.post(
        screen(front), {"version": version_on(held), "place": button}, follow=True
    ).text
    assert "By hand" in after
    assert "Readers do not see your changes yet." in after
    assert chief.get("/").context["lead"] != story

    done = chief.post(screen(front), {"version": version_on(after), "publish": "1"}, follow=True)
    assert "Readers see this arrangement." in done.text
    assert chief.get("/").context["lead"] == story


def test_words_and_times_are_given_on_the_same_screen():
    chief = signed_in(chief_editor())
    front = a_front()
    slot = place(front, make_article())
    opened = chief.get(screen(front), {"slot": slot.pk}).text
    form = {
        "version": version_on(opened),
        "dress": slot.pk,
        "headline": "Only here",
        "ends_at": "2030-01-31T18:00",
        "greatest_age": "12",
    }
    chief.post(screen(front), form)
    slot.refresh_from_db()
    assert (slot.headline, slot.greatest_age) == ("Only here", 12)
    assert f"{timezone.localtime(slot.ends_at):%Y-%m-%d %H:%M}" == "2030-01-31 18:00"


def test_a_wrong_field_is_named_and_nothing_is_kept():
    chief = signed_in(chief_editor())
    front = a_front()
    slot = place(front, make_article())
    version = front.version
    form = {"version": version, "dress": slot.pk, "photo": "99999", "headline": "Kept in the form"}
    answer = chief.post(screen(front), form).text
    assert "This photo is not in the library." in answer
    assert "Kept in the form" in answer
    front.refresh_from_db()
    assert front.version == version


def test_a_conflict_is_said_in_words_and_nothing_is_overwritten():
    front = a_front()
    first, second = make_article(), make_article()
    old = version_on(signed_in(chief_editor()).get(screen(front)).text)
    place(front, first)
    step = {"version": old, "place": f"lead/0/{second.pk}"}
    answer = signed_in(chief_editor()).post(screen(front), step, follow=True).text
    assert "Somebody else changed this page while you had it open." in answer
    assert Slot.objects.get(front=front, place="lead").article == first


def test_why_a_slot_is_not_on_the_page_is_said_in_words():
    now = timezone.now()
    front = a_front()
    place(front, make_article(), "lead", ends_at=now - timedelta(hours=1))
    place(front, make_article(published_at=now + timedelta(hours=2)), "beside")
    old = make_article(published_at=now - timedelta(days=3))
    place(front, old, "beside", 1, greatest_age=24)
    html = signed_in(chief_editor()).get(screen(front)).text
    assert "ended on" in html
    assert "and stands here from then" in html
    assert "older than 24 hours" in html


def test_a_draft_is_refused_when_its_number_is_typed():
    answer = signed_in(chief_editor()).get(screen(a_front()), {"story": make_draft().pk}).text
    assert "Only one that is live or scheduled can be placed." in answer


def test_the_preview_shows_the_arrangement_and_a_moment_to_come():
    chief = signed_in(chief_editor())
    front = a_front()
    now = timezone.now()
    story = make_article(lead_photo_id=make_photo().pk)
    place(front, story, "lead", starts_at=now + timedelta(hours=5))
    later = make_article(lead_photo_id=make_photo().pk)
    url = f"/desk/fronts/{front.pk}/preview/"
    assert chief.get(url).context["lead"] == later
    at = timezone.localtime(now + timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M")
    response = chief.get(url, {"at": at})
    assert response.context["lead"] == story
    assert "no-store" in response.headers["Cache-Control"]
    assert chief.get("/").context["lead"] == later


def test_sections_and_lists_have_previews_too():
    chief = signed_in(chief_editor())
    section = make_section("Money")
    story = make_article(section_id=section.pk)
    for front, where in ((a_front(section=section), "lead"), (a_front("top-news"), "list")):
        place(front, story, where)
        assert story.headline in chief.get(f"/desk/fronts/{front.pk}/preview/").text


CAST = {
    "chief": chief_editor,
    "reporter": reporter,
    "photo editor": photo_editor,
    "moderator": moderator,
    "reader": reader,
}


@pytest.mark.parametrize("who", [*CAST, "editor", "stranger", "nobody"])
def test_who_reaches_which_front(who):
    money = make_section("Money")
    fronts = {"home": a_front(), "money": a_front(section=money)}
    people = {
        "editor": lambda: section_editor(money),
        "stranger": lambda: section_editor(make_section("Sports")),
        "nobody": lambda: None,
    }
    client = signed_in({**CAST, **people}[who]())
    may = {"chief": {"home", "money"}, "editor": {"money"}}.get(who, set())
    for name, front in fronts.items():
        for url in (screen(front), f"/desk/fronts/{front.pk}/preview/"):
            assert (client.get(url).status_code == 200) == (name in may), (who, url)
        client.post(screen(front), {"version": "0", "publish": "1"})
        front.refresh_from_db()
        assert (front.version == 1) == (name in may)


def test_an_editor_finds_only_their_fronts_in_the_list():
    money = make_section("Money")
    make_section("Sports")
    listed = signed_in(section_editor(money)).get("/admin/fronts/front/").text
    assert "Money" in listed
    assert "Sports" not in listed
    everything = signed_in(chief_editor()).get("/admin/fronts/front/").text
    assert all(name in everything for name in ("Home page", "Top News", "Highlight", "Sports"))
