from datetime import date, timedelta

import pytest
from django.utils import timezone

from editions.models import Issue
from editions.tests.factories import make_issue, make_publication
from publishing.states import State

pytestmark = pytest.mark.django_db


def test_an_issue_is_live_when_it_is_published_whole_and_shown():
    live = make_issue(pages=1)
    make_issue(pages=1, state=State.DRAFT)
    make_issue(pages=1, live_from=timezone.now() + timedelta(hours=1))
    make_issue(make_publication(shown=False), pages=1)
    Issue.objects.create(
        publication=live.publication,
        number="no-file",
        date=date(2026, 11, 1),
        state=State.PUBLISHED,
        live_from=timezone.now(),
    )
    assert list(Issue.objects.live()) == [live]
    assert [issue for issue in Issue.objects.all() if issue.is_live()] == [live]


def test_issues_come_by_the_date_printed_on_them_and_by_year():
    old = make_issue(pages=1, date=date(2025, 12, 31))
    new = make_issue(old.publication, pages=1, date=date(2026, 1, 1))
    assert list(Issue.objects.live().newest_first()) == [new, old]
    assert list(Issue.objects.live().in_year(2025)) == [old]
    assert Issue.objects.live().years() == [2026, 2025]


def test_the_shelf_has_the_newest_issue_of_each_publication_in_their_order():
    second, first = make_publication(position=2), make_publication(position=1)
    make_issue(first, pages=1, date=date(2026, 1, 1))
    newest = make_issue(first, pages=1, date=date(2026, 2, 1))
    other = make_issue(second, pages=1)
    assert list(Issue.objects.live().newest_of_each()) == [newest, other]


def test_a_picture_of_a_page_lies_where_nobody_has_an_address_for():
    issue = make_issue(pages=1)
    page = issue.current.pages.get()
    with page.open_picture("medium", "webp") as picture:
        assert picture.read(4) == b"RIFF"
    with pytest.raises(KeyError):
        page.picture_path("enormous")
