"""What readers say, as the page shows it: counted, oldest first, harmless, for all alike."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from accounts.tests.cast import reader, signed_in
from articles.tests.factories import make_article
from comments.display import ON_THE_PAGE, paragraphs
from comments.models import Standing
from comments.querysets import counts_for
from comments.tests.factories import make_comment

pytestmark = pytest.mark.django_db


def drawn(source, **context):
    return Template("{% load comments %}" + source).render(Context(context))


@pytest.mark.parametrize("shown", [0, 1, 3])
def test_the_count_stands_in_the_papers_own_form(shown):
    article = make_article()
    for _ in range(shown):
        make_comment(article)
    make_comment(article, state=Standing.WAITING)
    make_comment(article, state=Standing.REFUSED, reason="insult")
    line = drawn("{% user_say article %}", article=article)
    assert f">({shown}) user say</a>" in line
    assert 'href="#what-readers-say"' in line


def test_on_a_card_the_count_leads_to_the_story():
    article = make_article()
    line = drawn("{% user_say article on_its_page=False %}", article=article)
    assert f'href="{article.get_absolute_url()}#what-readers-say"' in line


@pytest.mark.parametrize("cards", [2, 30])
def test_the_counts_of_a_list_are_one_query(django_assert_num_queries, cards):
    articles = [make_article() for _ in range(cards)]
    for article in articles:
        make_comment(article)
    with django_assert_num_queries(1):
        lines = drawn(
            "{% count_user_say articles %}{% for a in articles %}{% user_say a %}{% endfor %}",
            articles=articles,
        )
    assert lines.count("(1) user say") == cards


def test_a_story_nobody_talks_about_counts_nought():
    article = make_article()
    assert counts_for([article.pk]) == {article.pk: 0}
    assert counts_for([]) == {}


def test_the_oldest_stands_first_and_only_what_was_let_through(client):
    article = make_article()
    make_comment(article, "First words", name="Lan")
    make_comment(article, "Second words", name="Minh")
    make_comment(article, "Waiting words", state=Standing.WAITING)
    make_comment(article, "Refused words", state=Standing.REFUSED, reason="insult")
    page = client.get(article.get_absolute_url()).content.decode()
    assert page.index("First words") < page.index("Second words")
    assert "Waiting words" not in page
    assert "Refused words" not in page
    assert 'id="what-readers-say"' in page


def test_the_address_of_a_guest_is_never_shown(client):
    article = make_article()
    make_comment(article, email="secret@reader.example")
    assert "secret@reader.example" not in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        'https://x.example/"onmouseover="alert(1)',
        "javascript:alert(1)",
        "https://x.example/<script>alert(1)</script>",
        "{{ 7|add:7 }} {% url 'home' %}",
    ],
)
def test_hostile_words_and_names_are_shown_as_text(client, hostile):
    article = make_article()
    make_comment(article, hostile, name=hostile[:80])
    page = client.get(article.get_absolute_url()).content.decode()
    comments = page[page.index('class="comment-list"') : page.index("data-say")]
    for bad in ("<script", "<img", 'onmouseover="', 'href="javascript'):
        assert bad not in comments


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\ntwo", ["one<br>two"]),
        ("one\n\ntwo", ["one", "two"]),
        ("a & b", ["a &amp; b"]),
        (
            "See https://x.example/a?b=1&c=2.",
            ['See <a href="https://x.example/a?b=1&amp;c=2" rel="nofollow ugc noopener">'
             "https://x.example/a?b=1&amp;c=2</a>."],
        ),
        ("http://[broken", ["http://[broken"]),
        ("ftp://x.example", ["ftp://x.example"]),
    ],
)  # fmt: skip
def test_plain_text_becomes_paragraphs_and_links_that_promise_nothing(text, shown):
    assert paragraphs(text) == shown


def test_the_page_is_the_same_for_whoever_signed_in(client):
    article = make_article()
    make_comment(article)
    signed = signed_in(reader()).get(article.get_absolute_url())
    assert signed.content == client.get(article.get_absolute_url()).content
    assert "csrfmiddlewaretoken" not in signed.content.decode()
    assert "Cookie" not in signed.headers.get("Vary", "")
    assert not signed.cookies


@pytest.mark.parametrize("comments", [0, 3, 120])
def test_the_part_costs_two_queries_however_much_is_said(django_assert_num_queries, comments):
    article = make_article()
    for _ in range(comments):
        make_comment(article)
    with django_assert_num_queries(2):
        drawn(
            "{% user_say article %}{% what_readers_say article %}",
            article=article,
            request=RequestFactory().get("/"),
        )


def test_what_does_not_fit_under_the_story_has_a_page_of_its_own(client):
    article = make_article()
    for number in range(ON_THE_PAGE + 1):
        make_comment(article, f"Word no. {number:03}.")
    story = client.get(article.get_absolute_url()).content.decode()
    assert "Word no. 050." not in story
    everything = f"/comment/{article.pk}/all/"
    assert everything in story
    assert "Word no. 050." in client.get(f"{everything}?page=2").content.decode()
    for past in ("?page=3", "?page=0", "?page=x", "?page=-1"):
        assert client.get(everything + past).status_code == 404
