"""Tags and authors stand A to Z as Vietnamese has it, on one page or by letter."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions, alphabet
from articles.content import CreditLine
from articles.models import ArticleTag, Author, Tag
from articles.tests.factories import make_article, make_author, make_draft
from photos.tests.factories import make_photo
from publishing.tests.plans import plan_of, reading_all

pytestmark = pytest.mark.django_db


def shown(page) -> list[str]:
    return [entry.name for group in page.context["index"].groups for entry in group.entries]


def labels(page) -> list[str]:
    return [letter.label for letter in page.context["index"].letters]


def make_tags(*names: str) -> None:
    """Make tags that live stories carry, as many as wanted at the cost of one story."""
    article = make_article()
    tags = [Tag.objects.create(name=name) for name in names]
    ArticleTag.objects.bulk_create(
        ArticleTag(content_object=article, tag=tag, live_from=article.live_from) for tag in tags
    )


def test_tags_stand_in_the_vietnamese_order_under_their_letters(client: Client) -> None:
    make_tags(
        "Đà Nẵng", "dệt may", "Ấn Độ", "An Giang", "ATM", "ăn uống", "5G", "ôtô", "ODA", "Ơn"
    )
    page = client.get("/tags/")
    assert shown(page) == [
        "5G", "An Giang", "ATM", "ăn uống", "Ấn Độ", "dệt may", "Đà Nẵng", "ODA", "ôtô", "Ơn"
    ]  # fmt: skip
    assert labels(page) == ["0-9", "A", "Ă", "Â", "D", "Đ", "O", "Ô", "Ơ"]
    for letter in page.context["index"].letters:
        assert f'id="{letter.url[1:]}"' in page.text


def test_only_what_live_stories_carry_is_listed(client: Client) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    author = make_author("Zita")
    credit = [CreditLine(name=author.name, author_id=author.pk)]
    make_draft(tags=["draft"], credits=credit)
    make_article(tags=["scheduled"], published_at=tomorrow, credits=credit)
    make_article(tags=["embargoed"], embargo_until=tomorrow, credits=credit)
    gone = make_article(tags=["withdrawn"], credits=credit)
    actions.withdraw(gone, expected_version=gone.version, by=None)
    make_article(tags=["live"])
    assert shown(client.get("/tags/")) == ["live"]
    assert labels(client.get("/tags/?letter=l")) == ["L"]
    assert shown(client.get("/tags/?letter=d")) == []
    assert shown(client.get("/authors/")) == []


def test_a_large_index_goes_by_letter_and_page(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(alphabet, "PAGE_SIZE", 3)
    make_tags("a1", "a2", "a3", "a4", "đá", "dê", "9", "Москва")
    first = client.get("/tags/")
    assert shown(first) == ["9", "Москва"]
    assert labels(first) == ["0-9", "A", "D", "Đ"]
    assert shown(client.get("/tags/?letter=a")) == ["a1", "a2", "a3"]
    assert shown(client.get("/tags/?letter=A&page=2")) == ["a4"]
    assert shown(client.get("/tags/?letter=đ")) == ["đá"]
    assert shown(client.get("/tags/?letter=d")) == ["dê"]
    assert client.get("/tags/?letter=a&page=3").status_code == 404


@pytest.mark.parametrize("letter", ["", "ab", "?", "%00", "🙂", "letter"])
def test_what_is_no_letter_is_not_there(client: Client, letter: str) -> None:
    make_tags("a")
    assert client.get(f"/tags/?letter={letter}").status_code == 404
    assert client.get(f"/authors/?letter={letter}").status_code == 404


def test_an_index_costs_the_same_with_many_names(client: Client, monkeypatch) -> None:
    def cost(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    make_tags("a", "b")
    few = {address: cost(address) for address in ("/tags/", "/tags/?letter=a")}
    make_tags(*[f"c{n}" for n in range(alphabet.PAGE_SIZE + 1)])
    assert cost("/tags/?letter=a") == few["/tags/?letter=a"] <= 6
    assert cost("/tags/") <= 6


def test_the_letters_are_found_on_the_index(client: Client) -> None:
    """A letter is one span of the order: nothing reads all tags."""
    make_tags("a", "b")
    with CaptureQueriesContext(connection) as queries:
        client.get("/tags/?letter=a")
    about_tags = [q["sql"] for q in queries if "sort_key" in q["sql"]]
    assert about_tags
    for sql in about_tags:
        assert not [step for step in reading_all(plan_of(sql)) if "articles_" in step], sql


def test_authors_are_shown_with_portrait_role_and_life(client: Client) -> None:
    author = make_author(
        "Ớt Nguyễn", role="Food editor", bio="Eats <b>all</b>.", portrait=make_photo(alt="A face")
    )
    make_article(credits=[CreditLine(name=author.name, author_id=author.pk)])
    index, own = client.get("/authors/"), client.get(author.get_absolute_url())
    assert labels(index) == ["Ơ"]
    for page in (index, own):
        assert "Food editor" in page.text
        assert "Eats &lt;b&gt;all" in page.text
        assert "<img" in page.text
    assert f'href="{author.get_absolute_url()}rss.xml"' in own.text


def test_a_new_name_moves_to_its_new_place() -> None:
    author = make_author("An")
    author.name = "Ý Nhi"
    author.save()
    assert list(Author.objects.filter(sort_key__gte="y0")) == [author]
