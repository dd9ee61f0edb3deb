"""The page of results: what it shows, what it never shows, and what it costs."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import actions
from articles.content import CreditLine
from articles.models import Article
from articles.tests.factories import make_article, make_author, make_draft
from pages.tests.factories import make_masthead
from photos.tests.factories import make_photo
from search import index, results
from search.models import Entry
from search.query import parse
from search.results import corrected

pytestmark = pytest.mark.django_db


def withdraw(article: Article) -> None:
    actions.withdraw(article, expected_version=article.version, by=None)


def hide_stories(**written) -> None:
    """Make a story of every kind that readers may not see, with the words `written`."""
    tomorrow = timezone.now() + timedelta(days=1)
    make_draft(**written)
    make_article(published_at=tomorrow, **written)
    make_article(embargo_until=tomorrow, **written)
    withdraw(make_article(**written))


def test_nothing_that_is_not_live_is_found_hinted_or_counted(client: Client) -> None:
    author = make_author("Zita Quagga")
    hide_stories(
        headline="Quaggamire",
        standfirst="Quaggamire standfirst.",
        body="<p>Quaggamire body.</p>",
        tags=["quaggatag"],
        credits=[CreditLine(name=author.name, author_id=author.pk)],
    )
    make_article(headline="Plain")
    pages = [
        "q=quaggamire",
        "q=quaggamire&sort=new",
        "q=%22quaggamire+body%22",
        "q=quagamire",
        "q=&kind=news",
        "q=&period=year",
        "q=plain+quaggamires",
        "q=&to=2999-01-01",
    ]
    for asked in pages:
        text = client.get(f"/search/?{asked}").text
        assert "Quaggamire" not in text, asked
        assert "quaggatag" not in text, asked
        assert "<mark>" not in text or "Plain" in text, asked
    assert corrected(parse("quagamire")) == ""
    refused = client.get("/search/?q=plain&author=zita-quagga")
    assert "Nobody who writes here is called" in refused.text


def test_a_scheduled_story_is_found_from_its_moment_on() -> None:
    later = timezone.now() + timedelta(hours=1)
    story = make_article(headline="Quagga", published_at=later)
    assert index.find(parse("quagga"), limit=5) == []
    assert index.find(parse("quagga"), limit=5, at=later) == [story.pk]


def test_an_index_that_is_behind_shows_nothing_withdrawn(client: Client) -> None:
    article = make_article(headline="Quagga seen")
    Article.objects.filter(pk=article.pk).update(state="withdrawn", live_from=None)
    assert "Quagga seen" not in client.get("/search/?q=quagga").text
    assert corrected(parse("quaga")) == ""


def test_typed_with_marks_the_exact_form_comes_first(client: Client) -> None:
    exact = make_article(headline="Một bài khác", body="<p>Ở đó có người bán cà phê.</p>")
    make_article(headline="Cá phê, cá phé, ca phe", body="<p>Ca phe ca phe.</p>")
    newer = make_article(headline="Ca phe")
    assert index.find(parse("cà phê"), limit=9)[0] == exact.pk
    assert index.find(parse("ca phe"), limit=9)[-1] == exact.pk
    assert newer.pk in index.find(parse("cà phê"), limit=9)
    # What a phrase means does not change with its marks.
    assert index.find(parse('"cà phê"'), limit=9)[0] == exact.pk


def test_a_result_says_where_when_and_who(client: Client) -> None:
    author = make_author("Lan Hương")
    article = make_article(
        headline="Coffee rises", credits=[CreditLine(name=author.name, author_id=author.pk)]
    )
    text = client.get("/search/?q=coffee").text
    assert f'<a href="{article.section.get_absolute_url()}">Corporate</a>' in text
    assert "By Lan Hương" in text
    assert f'<time datetime="{article.published_at.astimezone().isoformat()[:10]}' in text


def test_the_passage_is_where_the_words_are(client: Client) -> None:
    body = "<p>First paragraph.</p><p>Here the quagga stands, says the page.</p>"
    make_article(headline="Animals", standfirst="All of them.", body=body)
    assert "Here the <mark>quagga</mark> stands" in client.get("/search/?q=quagga").text


def test_what_photos_say_is_found() -> None:
    """An infographic's text equivalent is the description of its picture and the words below."""
    lead = make_photo(caption="", alt="A chart of quagga numbers since 1900")
    inline = make_photo(caption="The okapi house", alt="")
    several = [make_photo(caption="A bongo"), make_photo(caption="A kudu")]
    body = (
        f'<figure data-photo="{inline.pk}" data-size="text"><figcaption></figcaption></figure>'
        f'<figure data-gallery="{several[0].pk},{several[1].pk}">'
        "<figcaption>Seen at the waterhole</figcaption></figure>"
    )
    article = make_article(kind="infographic", lead_photo_id=lead.pk, body=body)
    for words in ("quagga 1900", "okapi", "bongo kudu", "waterhole"):
        assert index.find(parse(words), limit=5) == [article.pk], words


HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def test_what_is_typed_is_shown_as_text(client: Client) -> None:
    for name in ("q", "section", "kind", "author", "period", "from", "to", "sort"):
        text = client.get("/search/", {"q": "coffee", name: HOSTILE}).text
        assert "<script>alert" not in text, name
        assert "<img src=x" not in text, name


def test_what_stories_say_is_shown_as_text(client: Client) -> None:
    make_article(
        headline=f"Coffee {HOSTILE}",
        standfirst=f"Tea {HOSTILE}",
        body="<p>Milk &lt;script&gt;alert(3)&lt;/script&gt;</p>",
        credits=[CreditLine(name=HOSTILE)],
    )
    for word in ("coffee", "tea", "milk", "script", "alert"):
        text = client.get("/search/", {"q": word}).text
        assert "<mark>" in text
        assert "<script>alert" not in text.replace("<mark>", "").replace("</mark>", "")
        assert "<img src=x" not in text.replace("<mark>", "").replace("</mark>", "")


def test_a_slip_of_the_finger_is_put_right(client: Client) -> None:
    make_article(headline="Turbine blades")
    page = client.get("/search/?q=turbnie+blades&sort=new")
    assert "Did you mean" in page.text
    assert page.context["help"].suggestion == "turbine blades"
    assert "Turbine" in client.get(page.context["help"].suggestion_url).text
    assert corrected(parse('"turbin blades" -wind')) == '"turbine blades" -wind'


def test_words_that_are_known_are_not_called_misspelt() -> None:
    make_article(headline="Turbine here")
    make_article(headline="Blades there")
    assert corrected(parse("turbine blades")) == ""


def test_an_empty_result_offers_the_newest_and_the_tags(client: Client) -> None:
    make_article(headline="Newest of all", tags=["WIPO"])
    text = client.get("/search/?q=zebra").text
    assert "No story has these words." in text
    assert "Newest of all" in text
    assert '<a href="/tag/wipo/">WIPO</a>' in text
    assert "no word to look for" in client.get("/search/?q=-coffee").text
    assert "Newest of all" in client.get("/search/").text
    assert "No story fits all of this." in client.get("/search/?kind=video&period=week").text


def test_the_last_page_says_that_there_is_more(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(results, "LAST_PAGE", 1)
    monkeypatch.setattr(results, "PAGE_SIZE", 2)
    for _ in range(3):
        make_article(headline="Coffee")
    assert "There are more." in client.get("/search/?q=coffee").text
    Article.objects.first().delete()
    assert "There are more." not in client.get("/search/?q=coffee").text


def test_pages_go_on_and_end(client: Client) -> None:
    for n in range(23):
        make_article(headline=f"Coffee {n}", published_at=timezone.now() - timedelta(hours=n + 1))
    first = client.get("/search/?q=coffee&sort=new&kind=news")
    assert "Coffee 19</a>" in first.text.replace("<mark>", "").replace("</mark>", "")
    second = client.get(first.context["results"].listing.next_url)
    assert [r.article.headline for r in second.context["results"].items] == [
        "Coffee 20", "Coffee 21", "Coffee 22"
    ]  # fmt: skip
    assert client.get("/search/?q=coffee&page=3").status_code == 404
    assert client.get("/search/?q=coffee&page=51").status_code == 404


MOST_QUERIES = {
    "q=coffee": 6,
    "q=cà phê coffee&section=corporate&author=lan-pham&kind=news&period=year&page=2": 7,
    "q=coffee&sort=new": 6,
    "q=cofee": 9,
    "q=xyzzyx qwertz&author=lan-pham": 10,
    "": 5,
}


@pytest.mark.parametrize("asked", MOST_QUERIES)
def test_a_search_asks_the_database_little(client: Client, asked: str) -> None:
    make_masthead()  # which brings the banner along
    author = make_author("Lan Pham", slug="lan-pham")
    for n in range(25):
        make_article(
            headline=f"Coffee cà phê {n}",
            tags=[f"tag {n}"],
            credits=[CreditLine(name=author.name, author_id=author.pk)],
        )
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/search/?{asked}").status_code == 200
    assert len(queries) <= MOST_QUERIES[asked], [query["sql"] for query in queries]


@pytest.mark.parametrize("back_to", ["0002", "0003"])
def test_a_new_index_is_filled_by_the_migration_that_makes_it(transactional_db, back_to) -> None:
    article = make_article(headline="Quagga")
    call_command("migrate", "search", back_to, verbosity=0)
    call_command("migrate", "search", verbosity=0)
    assert list(Entry.objects.values_list("article_id", flat=True)) == [article.pk]
    assert index.find(parse("quagga"), limit=5) == [article.pk]
