"""Placing, taking out, publishing, undoing: what moves where, who may, and who was first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.tests.cast import chief_editor, reporter, section_editor
from articles.tests.factories import make_article, make_draft
from fronts import actions
from fronts.models import Slot
from fronts.tests.factories import a_front, place, publish
from publishing.actions import history_of
from publishing.errors import Conflict, Refused
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def order(front, where="list"):
    slots = Slot.objects.filter(front=front, shown=False, place=where)
    return {slot.position: slot.article for slot in slots}


def test_what_stands_there_moves_on_to_the_next_gap():
    front = a_front("top-news")
    a, b, c, d = (make_article() for _ in range(4))
    place(front, a, "list", 0)
    place(front, b, "list", 1)
    place(front, c, "list", 3)
    place(front, d, "list", 0)
    assert order(front) == {0: d, 1: a, 2: b, 3: c}


def test_a_story_moved_down_closes_its_gap():
    front = a_front("top-news")
    a, b, c = (make_article() for _ in range(3))
    for position, story in enumerate((a, b, c)):
        place(front, story, "list", position)
    place(front, a, "list", 2)
    assert order(front) == {0: b, 1: c, 2: a}
    place(front, a, "list", 0)
    assert order(front) == {0: a, 1: b, 2: c}


def test_what_falls_off_the_end_is_taken_out():
    front = a_front()
    stories = [make_article() for _ in range(4)]
    for story in stories:
        place(front, story, "beside", 0)
    assert order(front, "beside") == {0: stories[3], 1: stories[2], 2: stories[1]}


def test_a_story_stands_once_on_a_front():
    front = a_front()
    story = make_article()
    place(front, story, "lead")
    place(front, story, "beside", 1)
    assert order(front, "lead") == {}
    assert order(front, "beside") == {1: story}


def test_only_what_is_live_or_will_be_can_be_placed():
    front = a_front()
    with pytest.raises(Refused, match="not published"):
        place(front, make_draft())
    place(front, make_article(published_at=timezone.now() + timedelta(hours=1)))


@pytest.mark.parametrize(("where", "position"), [("cellar", 0), ("lead", 1), ("newest", 0)])
def test_a_story_needs_a_place_that_editors_fill(where, position):
    with pytest.raises(Refused, match="no such place"):
        place(a_front(), make_article(), where, position)


def test_undo_goes_back_to_what_readers_see():
    front = a_front()
    first, second = make_article(), make_article()
    place(front, first, "lead", headline="As it was")
    publish(front)
    place(front, second, "lead")
    front.refresh_from_db()
    assert front.has_changes
    actions.undo(front, expected_version=front.version, by=None)
    assert order(front, "lead") == {0: first}
    assert Slot.objects.get(front=front, shown=False).headline == "As it was"
    assert not front.has_changes


def test_of_two_editors_who_look_at_the_same_page_one_is_refused():
    front = a_front()
    seen = front.version
    place(front, make_article())
    with pytest.raises(Conflict, match="Somebody else changed this page"):
        actions.place(
            front,
            article=make_article(),
            place="lead",
            position=0,
            expected_version=seen,
            by=chief_editor(),
        )


def test_every_step_is_logged_with_its_person():
    chief = chief_editor()
    front = a_front()
    story = make_article()
    slot = actions.place(
        front, article=story, place="lead", position=0, expected_version=0, by=chief
    )
    actions.publish(front, expected_version=1, by=chief)
    actions.take_out(front, slot=slot, expected_version=2, by=chief)
    entries = list(history_of(front))
    assert [entry.verb for entry in entries] == ["take out", "publish", "place"]
    assert {entry.by for entry in entries} == {chief}
    assert story.headline in entries[2].note


def test_rights_belong_to_the_desk():
    money, sports = make_section("Money"), make_section("Sports")
    part = make_section("Insurance", parent=money)
    people = {
        "chief": chief_editor(),
        "editor": section_editor(money),
        "stranger": section_editor(sports),
        "reporter": reporter(),
    }
    fronts = {"home": a_front(), "money": a_front(section=money), "part": a_front(section=part)}
    may = {
        (who, which)
        for who, person in people.items()
        for which, front in fronts.items()
        if not _refused(front, person)
    }
    whole = {("chief", which) for which in fronts}
    assert may == whole | {("editor", "money"), ("editor", "part")}


def _refused(front, person):
    front.refresh_from_db()
    try:
        actions.publish(front, expected_version=front.version, by=person)
    except Refused:
        return True
    return False
