"""Words are found on printed pages, typed with marks or without, and closed pages keep theirs."""

import pytest
from django.db import connection
from django.utils import timezone

from accounts.tests.cast import chief_editor, reader
from editions import actions
from editions.finding import boxes_on, find
from editions.models import Access
from editions.tests.factories import make_issue, make_publication
from publishing.states import State

pytestmark = pytest.mark.django_db

PORT = "Cảng Hải Phòng đón tàu container lớn nhất trong năm."
RATES = "Rates for containers fell again, say exporters in Đà Nẵng."


def an_issue(publication=None, **fields):
    return make_issue(publication, pages=[PORT, RATES, "Nothing here."], pictures=False, **fields)


def numbers(hits) -> list[int]:
    return [hit.page_number for hit in hits]


@pytest.mark.parametrize("typed", ["đà nẵng", "da nang", "DA NANG", '"Đà Nẵng"', "nang exporter"])
def test_vietnamese_is_found_with_marks_and_without(typed):
    issue = an_issue()
    [hit] = find(typed)
    assert (hit.issue, hit.page_number, hit.may_read) == (issue, 2, True)


def test_the_excerpt_marks_the_words_as_they_are_printed():
    an_issue()
    [hit] = find("da nang")
    assert hit.excerpt == (
        ("Rates for containers fell again, say exporters in ", False),
        ("Đà", True),
        (" ", False),
        ("Nẵng", True),
        (".", False),
    )


def test_the_boxes_are_those_of_the_words():
    issue = an_issue()
    page = issue.current.pages.get(number=2)
    [hit] = find("da nang")
    assert [list(box) for box in hit.boxes] == [word[1:] for word in page.words[-2:]]
    assert boxes_on("nang nowhere", page) == [hit.boxes[1]]


def test_a_broken_word_is_marked_in_both_lines():
    issue = an_issue()
    page = issue.current.pages.get(number=1)
    page.words = [["advertising", 0.8, 0.1, 0.1, 0.02], ["", 0.1, 0.13, 0.1, 0.02]]
    assert boxes_on("advertising", page) == [(0.8, 0.1, 0.1, 0.02), (0.1, 0.13, 0.1, 0.02)]


def test_plurals_phrases_and_words_to_leave_out_work_as_in_the_papers_search():
    an_issue()
    assert numbers(find("container")) == [1, 2]
    assert numbers(find('"hai phong" -rates')) == [1]
    assert numbers(find('"phong hai"')) == []
    assert numbers(find("container -exporters")) == [1]


@pytest.mark.parametrize("typed", ["", "  ", '"', "-", "…", "' OR 1=1 --", "()&|!:*", "%s", "\0"])
def test_anything_can_be_typed(typed):
    an_issue()
    assert find(typed) == []


def test_within_an_issue_pages_come_in_order_and_across_issues_the_newest_first():
    old = an_issue(date=timezone.localdate().replace(year=2025))
    new = an_issue(old.publication)
    assert [(hit.issue, hit.page_number) for hit in find("container")] == [
        (new, 1), (new, 2), (old, 1), (old, 2)
    ]  # fmt: skip
    assert [(hit.issue, hit.page_number) for hit in find("container", issue=old)] == [
        (old, 1), (old, 2)
    ]  # fmt: skip
    assert len(find("container", most=3)) == 3


@pytest.mark.parametrize("access", [Access.READERS, Access.SUBSCRIBERS])
def test_a_closed_issue_tells_where_and_no_word_of_what(access):
    closed = an_issue(make_publication(access=access))
    for hits in (find("da nang"), find("da nang", issue=closed)):
        [hit] = hits
        assert (hit.issue, hit.page_number) == (closed, 2)
        assert (hit.may_read, hit.excerpt, hit.boxes) == (False, (), ())


def test_a_subscriber_sees_the_words():
    closed = an_issue(make_publication(access=Access.SUBSCRIBERS))
    who = reader()
    assert not find("da nang", user=who)[0].may_read
    actions.grant_term(closed.publication, who, by=None)
    assert find("da nang", user=who)[0].excerpt


def test_what_is_not_live_is_found_by_its_makers_alone():
    draft = an_issue(state=State.DRAFT)
    an_issue(make_publication(shown=False))
    assert find("da nang") == []
    assert find("da nang", issue=draft) == []
    assert numbers(find("da nang", issue=draft, user=chief_editor())) == [2]


def test_an_old_version_is_not_found():
    issue = an_issue()
    make_issue(issue.publication, pages=1)
    issue.current.pages.filter(number=2).update(folded="other words")
    assert find("da nang") == []
    assert numbers(find("other words")) == [2]


def test_more_hits_cost_no_more_queries(django_assert_num_queries):
    publication = make_publication()
    for _n in range(5):
        an_issue(publication)
    with django_assert_num_queries(1):
        assert len(find("container")) == 10


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by cost")
def test_words_are_looked_up_and_not_read_through():
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN QUERY PLAN SELECT rowid FROM editions_words WHERE editions_words MATCH 'a'"
        )
        assert "VIRTUAL TABLE INDEX" in str(cursor.fetchall())
