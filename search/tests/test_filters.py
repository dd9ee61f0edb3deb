"""Results are narrowed by section, kind, author and day; a bad value is answered in words."""

import random
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles import actions
from articles.content import CreditLine
from articles.models import Article, Kind
from articles.tests.factories import make_article, make_author
from publishing.tests.plans import plan_of, reading_all
from search import index
from search.filters import read_search
from search.query import parse
from sections.models import Section
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def found(**asked: str) -> list[Article]:
    search = read_search({"q": "coffee", **asked}, Section.objects.tree())
    ids = index.find(search.query, scope=search.scope, newest_first=search.newest_first, limit=50)
    return Article.objects.live().in_order(ids)


def days_ago(days: int):
    return timezone.now() - timedelta(days=days, minutes=1)


@pytest.fixture
def shelf() -> SimpleNamespace:
    """Four stories about coffee that differ in everything a reader can narrow by."""
    money = make_section("Money")
    insurance = make_section("Insurance", parent=money)
    lan, minh = make_author("Lan Hương"), make_author("Minh Anh")

    def coffee(section: Section, kind: Kind, author, days: int) -> Article:
        return make_article(
            headline=f"Coffee {days}",
            section_id=section.pk,
            kind=kind,
            credits=[CreditLine(name=author.name, author_id=author.pk)],
            published_at=days_ago(days),
        )

    return SimpleNamespace(
        old=coffee(money, Kind.OPINION, lan, 400),
        month=coffee(insurance, Kind.NEWS, lan, 20),
        week=coffee(make_section("Sports"), Kind.NEWS, minh, 3),
        now=coffee(money, Kind.ANALYSIS, minh, 0),
    )


def test_a_section_has_its_own_stories_and_those_of_its_parts(shelf) -> None:
    assert found(section="money", sort="new") == [shelf.now, shelf.month, shelf.old]
    assert found(section="money/insurance") == [shelf.month]
    assert found(section="/Money/Insurance/") == [shelf.month]


def test_a_part_that_moved_is_found_where_it_is_now(shelf) -> None:
    part = Section.objects.get(slug="insurance")
    part.parent = Section.objects.get(slug="sports")
    part.save()
    assert found(section="sports", sort="new") == [shelf.week, shelf.month]
    assert shelf.month not in found(section="money")


def test_kind_author_and_time_narrow_together_and_apart(shelf) -> None:
    assert found(kind="opinion") == [shelf.old]
    assert found(author="lan huong", sort="new") == [shelf.month, shelf.old]
    assert found(author="Minh Anh", kind="news") == [shelf.week]
    assert found(author="lan-huong", kind="news", section="money", period="month") == [shelf.month]
    assert found(author="lan-huong", kind="news", section="sports") == []


def test_periods_end_today(shelf) -> None:
    assert found(period="week", sort="new") == [shelf.now, shelf.week]
    assert found(period="month", sort="new") == [shelf.now, shelf.week, shelf.month]
    assert found(period="year", sort="new") == [shelf.now, shelf.week, shelf.month]


def test_both_days_of_a_span_belong_to_it(shelf) -> None:
    day = timezone.localdate(shelf.month.live_from)
    assert found(**{"from": str(day), "to": str(day)}) == [shelf.month]
    assert found(to=str(day - timedelta(days=1))) == [shelf.old]
    assert found(**{"from": str(day + timedelta(days=1))}, sort="new") == [shelf.now, shelf.week]


def test_filters_alone_list_the_newest(shelf) -> None:
    assert found(q="", kind="news") == [shelf.week, shelf.month]
    assert found(q="", period="week") == [shelf.now, shelf.week]
    assert found(q="") == []


def test_newest_first_goes_by_when_a_story_went_live(shelf) -> None:
    late = make_article(headline="Coffee twice", kicker="Coffee", published_at=days_ago(30))
    assert found()[0] == late
    assert found(sort="new") == [shelf.now, shelf.week, shelf.month, late, shelf.old]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"section": "nowhere"}, "There is no section “nowhere”"),
        ({"kind": "poem"}, "no kind of story called “poem”"),
        ({"author": "Nobody Atall"}, "Nobody who writes here is called “Nobody Atall”"),
        ({"period": "aeon"}, "There is no period “aeon”"),
        ({"from": "yesterday"}, "“yesterday” is not a day"),
        ({"to": "2025-02-30"}, "“2025-02-30” is not a day"),
        ({"from": "2025-03-01", "to": "2025-02-01"}, "the two have changed places"),
    ],
)
def test_a_value_that_means_nothing_is_answered_in_words(client: Client, asked, said) -> None:
    make_article(
        headline="Coffee",
        published_at=datetime(2025, 2, 9, 9, tzinfo=timezone.get_current_timezone()),
    )
    page = client.get("/search/", {"q": "coffee", **asked})
    assert page.status_code == 200
    assert said in page.text
    assert "<mark>Coffee</mark>" in page.text


@pytest.mark.parametrize(
    "value", ["0001-01-01", "9999-12-31", "20250209", "2025-W06-7", "'", "\x00", "<b>"]
)
@pytest.mark.parametrize("name", ["from", "to", "section", "kind", "author", "period", "sort"])
def test_no_value_breaks_the_page(client: Client, name: str, value: str) -> None:
    make_article(headline="Coffee")
    assert client.get("/search/", {"q": "coffee", name: value}).status_code == 200


def test_each_filter_can_be_taken_away_and_the_address_kept(client: Client, shelf) -> None:
    asked = {"q": "coffee", "section": "money", "kind": "news", "author": "lan-huong",
             "from": "2020-01-01", "sort": "new"}  # fmt: skip
    search = read_search(asked, Section.objects.tree())
    again = client.get(search.url())
    assert again.context["search"].scope == search.scope
    assert [one.label for one in search.narrowings] == [
        "Money", "News", "Lan Hương", "from January 1, 2020"
    ]  # fmt: skip
    for one in search.narrowings:
        assert len(client.get(one.url).context["search"].narrowings) == 3


def test_a_period_gives_way_to_days_said_one_by_one() -> None:
    search = read_search({"q": "x", "period": "week", "from": "2025-01-01"}, [])
    assert (search.period, search.first_day) == ("", date(2025, 1, 1))


def test_no_filter_makes_the_search_read_every_story(shelf) -> None:
    """Each is an intersection in the index or a span of its key; nothing scans a table."""
    scopes = [
        {"section": "money"}, {"kind": "news"}, {"author": "minh-anh"}, {"period": "week"},
        {"from": "2025-01-01", "to": "2025-02-01", "kind": "news", "section": "money"},
    ]  # fmt: skip
    for asked in scopes:
        for sort, words in (("", "coffee"), ("new", "coffee"), ("", "cà phê coffee"), ("", "")):
            search = read_search({"q": words, "sort": sort, **asked}, Section.objects.tree())
            assert plans_of(search) == []


def plans_of(search) -> list[str]:
    """Return the steps of the search's queries that would read a whole table or index."""
    ran: list[tuple[str, object]] = []

    def note(execute, sql, params, many, context):
        ran.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        index.find(search.query, scope=search.scope, newest_first=search.newest_first, limit=21)
    assert ran
    return [step for sql, params in ran for step in reading_all(plan_of(sql, params))]


def test_an_authors_filter_knows_the_author_not_the_name(shelf) -> None:
    other = make_author("Lan Hương", slug="lan-huong-2")
    theirs = make_article(
        headline="Coffee", credits=[CreditLine(name=other.name, author_id=other.pk)]
    )
    assert found(author="lan-huong-2") == [theirs]
    assert theirs not in found(author="lan-huong")


def test_an_update_moves_a_story_to_its_new_filters(shelf) -> None:
    from articles.content import Content

    content = Content.of(shelf.week).but(kind=Kind.OPINION)
    actions.save_draft(shelf.week, content=content, expected_version=shelf.week.version, by=None)
    actions.update(shelf.week, expected_version=shelf.week.version, by=None)
    assert found(kind="opinion", sort="new") == [shelf.week, shelf.old]
    assert index.find(parse("coffee"), limit=9).count(shelf.week.pk) == 1


def test_random_noise_in_any_parameter_is_a_search(shelf) -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    noise = random.Random(seed)
    tree = Section.objects.tree()
    names = ["q", "section", "kind", "author", "period", "from", "to", "sort"]
    letters = "ab12 đẾ\"-/*(){}:^'%_&=\x00\ufeff😀\u0301\n"
    for _ in range(150):
        asked = {
            name: "".join(noise.choice(letters) for _ in range(noise.randrange(30)))
            for name in noise.sample(names, noise.randrange(1, 8))
        }
        search = read_search(asked, tree)
        index.find(search.query, scope=search.scope, newest_first=search.newest_first, limit=5)
        assert read_search(dict(parse_qsl(search.url().partition("?")[2])), tree) is not None
