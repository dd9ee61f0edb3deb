"""Looking up stories while writing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import chief_editor, moderator, reader, reporter, signed_in
from articles import actions
from articles.tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db


def ask(client: Client, **query: object) -> list[dict]:
    answer = client.get("/desk/stories/", query)
    assert answer.status_code == 200
    return answer.json()["stories"]


def test_a_search_finds_live_stories_without_regard_to_marks_newest_first():
    first = make_article(headline="Đường sắt Bắc Nam")
    second = make_article(headline="Duong sat metro")
    make_article(headline="Ports")
    make_draft(headline="Đường sắt in the making")
    make_article(headline="Đường sắt tomorrow", published_at=timezone.now() + timedelta(days=1))
    found = ask(signed_in(reporter()), q="DUONG SAT")
    assert [story["id"] for story in found] == [second.pk, first.pk]


def test_the_story_that_is_written_is_not_offered():
    story, other = make_article(), make_article()
    found = ask(signed_in(reporter()), q="", exclude=f"{story.pk}")
    assert [item["id"] for item in found] == [other.pk]


def test_by_number_stories_come_in_the_order_asked_for_with_why_readers_do_not_see_them():
    live, draft, gone = (
        make_article(headline="Live", standfirst="Sums up."),
        make_draft(),
        make_article(),
    )
    actions.withdraw(gone, expected_version=gone.version, by=None)
    found = ask(signed_in(chief_editor()), ids=f"{gone.pk},{draft.pk},{live.pk},4711,x")
    assert [story["id"] for story in found] == [gone.pk, draft.pk, live.pk]
    assert [bool(story["hidden"]) for story in found] == [True, True, False]
    assert (found[2]["headline"], found[2]["standfirst"]) == ("Live", "Sums up.")


def test_another_desks_draft_is_not_told_by_number():
    draft, mine = make_draft(), reporter()
    own = make_draft(by=mine)
    assert [story["id"] for story in ask(signed_in(mine), ids=f"{draft.pk},{own.pk}")] == [own.pk]


def test_a_release_is_marked():
    story = make_article(kind="release")
    assert ask(signed_in(reporter()), ids=story.pk)[0]["mark"] == "Press release"


def test_only_the_newsroom_may_look_up_stories():
    assert signed_in(reader()).get("/desk/stories/?q=").status_code == 403
    answer = Client().get("/desk/stories/?q=")
    assert answer.status_code == 403
    assert "sign in again" in answer.json()["error"].lower()
    assert signed_in(moderator()).get("/desk/stories/?q=").status_code == 403


def test_answers_are_not_cached():
    answer = signed_in(reporter()).get("/desk/stories/?q=")
    assert "no-store" in answer["Cache-Control"]


def test_many_stories_cost_as_many_queries_as_one(django_assert_num_queries):
    client = signed_in(reporter())
    ids = []
    for _ in range(2):
        ids.append(make_article().pk)
    client.get("/desk/stories/", {"ids": ids[0]})
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as one:
        client.get("/desk/stories/", {"ids": ids[0]})
    ids += [make_article().pk for _ in range(8)]
    with django_assert_num_queries(len(one)):
        client.get("/desk/stories/", {"ids": ",".join(map(str, ids))})


@pytest.mark.parametrize(
    "query", ["ids=", "ids=%00", "q=%00", "q=" + "x" * 5000, "exclude=x", "ids=" + "1," * 3000]
)
def test_odd_questions_get_an_answer(query):
    assert signed_in(reporter()).get(f"/desk/stories/?{query}").status_code == 200
