"""Lists page to fifty, older stories are found by month, and no list counts itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import listings, story_lists
from articles.tests.factories import make_article, make_author, make_theme
from articles.views.lists import FEW
from publishing.tests.plans import plan_of, sorting
from sections.models import Kind, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def money() -> Section:
    return Section.objects.create(name="Money", slug="money")


@pytest.fixture
def insurance(money: Section) -> Section:
    return Section.objects.create(name="Insurance", slug="insurance", parent=money)


def headlines(client: Client, url: str) -> list[str]:
    return [article.headline for article in client.get(url).context["listing"].items]


def test_a_section_lists_its_own_stories_and_those_of_its_parts_newest_first(
    client: Client, money: Section, insurance: Section
) -> None:
    now = timezone.now()
    for hours, section in ((3, money), (2, insurance), (1, money)):
        make_article(
            headline=f"{hours} hours old",
            section_id=section.pk,
            published_at=now - timedelta(hours=hours),
        )
    assert headlines(client, "/money/") == ["1 hours old", "2 hours old", "3 hours old"]
    assert headlines(client, "/money/insurance/") == ["2 hours old"]


def test_a_part_with_few_stories_goes_on_with_those_of_its_section(
    client: Client, money: Section, insurance: Section
) -> None:
    make_article(headline="A policy", section_id=insurance.pk)
    make_article(headline="A bank", section_id=money.pk)
    more = client.get("/money/insurance/").context["more"]
    assert [article.headline for article in more] == ["A bank"]
    for _ in range(FEW):
        make_article(section_id=insurance.pk)
    assert client.get("/money/insurance/").context["more"] == []
    assert client.get("/money/").context["more"] == []


def test_stories_that_are_seen_stand_as_large_pictures_and_others_as_a_list(
    client: Client, money: Section
) -> None:
    photos = Section.objects.create(name="Photos", slug="photos", kind=Kind.GALLERY)
    for section in (photos, money):
        for _ in range(2):
            make_article(section_id=section.pk)
    assert 'data-part="articles/picture_shelf"' in client.get("/photos/").text
    assert 'data-part="articles/picture_shelf"' not in client.get("/money/").text


def test_a_story_also_placed_in_another_section_is_listed_there_and_above(
    client: Client, money: Section, insurance: Section
) -> None:
    article = make_article(also_in_ids=[insurance.pk])
    assert article.section.slug == "corporate"
    for url in ("/corporate/", "/money/insurance/", "/money/"):
        assert headlines(client, url) == [article.headline]


def test_a_list_goes_on_from_page_to_page_and_ends_with_not_found(
    client: Client, money: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "PAGE_SIZE", 3)
    for _ in range(7):
        make_article(section_id=money.pk)
    first = client.get("/money/").context["listing"]
    assert (first.previous_url, first.next_url) == ("", "/money/?page=2")
    last = client.get("/money/?page=3").context["listing"]
    assert (len(last.items), last.next_url) == (1, "")
    assert client.get("/money/?page=4").status_code == 404


@pytest.mark.parametrize("page", ["0", "51", "-1", "x", "", "1e3", "٢", "9" * 400])
def test_a_page_that_cannot_be_is_not_found(client: Client, money: Section, page: str) -> None:
    assert client.get("/money/", {"page": page}).status_code == 404


def test_the_end_of_a_list_links_the_months_and_a_month_shows_its_stories(
    client: Client, money: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "PAGE_SIZE", 1)
    for month in (7, 8, 9):
        make_article(
            headline=f"In month {month}",
            section_id=money.pk,
            published_at=datetime(2025, month, 15, tzinfo=UTC),
        )
    end = client.get("/money/?page=3").context["listing"]
    assert [link.url for link in end.older] == ["/money/2025/07/"]
    assert headlines(client, "/money/2025/08/") == ["In month 8"]
    august = client.get("/money/2025/08/").context["listing"]
    assert [link.label for link in august.older] == ["July 2025"]


def test_a_month_begins_and_ends_at_midnight_where_the_paper_is(
    client: Client, money: Section
) -> None:
    # 18:00 UTC on July 31 is already August 1 in Ho Chi Minh City.
    make_article(section_id=money.pk, published_at=datetime(2025, 7, 31, 18, tzinfo=UTC))
    assert len(headlines(client, "/money/2025/08/")) == 1
    assert headlines(client, "/money/2025/07/") == []


@pytest.mark.parametrize("month", ["2025/13", "2025/00", "0001/01", "99999/01"])
def test_a_month_that_cannot_be_is_not_found(client: Client, money: Section, month: str) -> None:
    assert client.get(f"/money/{month}/").status_code == 404


def test_tag_theme_author_and_latest_list_the_story(client: Client) -> None:
    author, theme = make_author(), make_theme()
    from articles.content import CreditLine

    article = make_article(
        tags=["Ports"], theme_ids=[theme.pk], credits=[CreditLine(author.name, author.pk)]
    )
    for url in ("/latest/", "/tag/ports/", theme.get_absolute_url(), author.get_absolute_url()):
        assert headlines(client, url) == [article.headline]
    for index in ("/tags/", "/themes/", "/authors/"):
        assert client.get(index).status_code == 200


def test_a_section_without_stories_says_so(client: Client, money: Section) -> None:
    response = client.get("/money/")
    assert response.status_code == 200
    assert "no stories yet" in response.content.decode()


def test_the_first_day_of_a_paper_has_a_home_page(client: Client) -> None:
    assert client.get("/").status_code == 200


def test_every_list_is_a_walk_along_its_index(money: Section) -> None:
    theme, author = make_theme(), make_author()
    tag = make_article(tags=["Ports"]).tags.get()
    span = (timezone.now() - timedelta(days=30), timezone.now())
    lists = {
        "placement_newest": story_lists.in_section(money),
        "article_tag_newest": story_lists.with_tag(tag),
        "article_theme_newest": story_lists.in_theme(theme),
        "credit_newest": story_lists.by_author(author),
        "article_walk": story_lists.latest(),
    }
    for index, stories in lists.items():
        with CaptureQueriesContext(connection) as asked:
            stories.ids(count=20)
            stories.ids(count=20, within=span)
            stories.oldest()
        for query in asked.captured_queries:
            plan = plan_of(query["sql"])
            assert f" {index} " in " ".join(plan), plan
            assert not sorting(plan), plan


def test_the_newest_of_many_lists_come_in_one_query(
    money: Section, insurance: Section, django_assert_num_queries
) -> None:
    first = make_article(section_id=insurance.pk, tags=["Ports"])
    second = make_article(section_id=money.pk)
    later = make_article(section_id=money.pk, published_at=timezone.now() + timedelta(days=1))
    tag = first.tags.get()
    empty = Section.objects.create(name="Sports", slug="sports")
    with django_assert_num_queries(1):
        found = story_lists.newest_ids(
            [
                ("money", story_lists.in_section(money), 2),
                ("tag", story_lists.with_tag(tag), 2),
                ("latest", story_lists.latest(), 1),
                ("nothing", story_lists.in_section(empty), 2),
                ("merged", story_lists.in_section(insurance), 2),
                ("merged", story_lists.latest(), 2),
            ]
        )
    assert later.pk not in {pk for ids in found.values() for pk in ids}
    assert found == {
        "money": [second.pk, first.pk],
        "tag": [first.pk],
        "latest": [second.pk],
        "nothing": [],
        "merged": [second.pk, first.pk],
    }
