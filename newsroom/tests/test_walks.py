"""No page reads more of the paper than it shows: each query is a look-up or a walk along an index.

Asked of SQLite, which plans by rule; asked again with the statistics of a paper of a million
stories. PostgreSQL counts for itself: that its indexes serve the same walks is in `test_lists.py`.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.tests.cast import chief_editor, moderator, reporter, section_editor, signed_in
from articles.models import Article, Author
from newsroom.tests.papers import Paper, make_paper
from publishing.tests.plans import plan_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's words for a plan"),
]

ADMIN, LIBRARY = "/admin/articles/article/", "/admin/photos/photo/"
SAID = "/admin/comments/comment/"
# Tables with a row, or several, for every story.
GROW = {
    "articles_article", "articles_articlerevision", "articles_articletag", "articles_articletheme",
    "articles_credit", "articles_photouse", "articles_placement", "articles_storyuse",
    "comments_comment", "photos_photo", "publishing_logentry", "search_entry",
}  # fmt: skip
# Indexes to walk along, from one end, until enough is found.
WALKS = {
    "articles_article_section_id", "articles_placement_section_id", "articles_articletag_tag_id",
    "articles_articletheme_theme_id", "articles_credit_author_id",
    "article_walk", "article_kind_walk", "article_desk", "article_kind_desk",
    "article_ahead_desk", "placement_newest", "placement_desk", "article_tag_newest",
    "article_theme_newest", "credit_newest", "credit_desk", "articles_article_created_by_id",
    "photo_licence_ends", "comment_pile", "comment_unread",
}  # fmt: skip
# One look at a walk's end for each author or tag; the stories of a month that readers rated; what
# waits for a moderator.
AMONG_FEW = re.compile(r"EXISTS\(|ratings_ratingsum|\"state\" = 'waiting'")
TIMES = 30_000


def asked_of(client: Client, urls: list[str]) -> dict[str, list[str]]:
    """Return the SELECTs that each of `urls` makes."""
    found = {}
    for url in urls:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code in (200, 404), url
        found[url] = [
            one["sql"] for one in queries if one["sql"].lstrip()[:6] in ("SELECT", "WITH n")
        ]
    return found


def public(paper: Paper) -> list[str]:
    month = f"{timezone.localdate() - timezone.timedelta(days=40):%Y/%m}/"
    pages = paper.pages()
    lists = [
        pages[name] for name in ("section", "sub-section", "tag", "theme", "author", "latest")
    ]
    block = paper.stories[0].pk // 1000
    return [
        *pages.values(),
        *(url + month for url in lists),
        *(url + "rss.xml" for url in ["/", *lists]),
        "/search/?q=port&section=corporate",
        '/search/?q="more+came"+boxes+-zebra',
        "/search/?q=port&sort=new&kind=news",
        "/search/?kind=opinion",
        "/sitemap.xml",
        "/news-sitemap.xml",
        f"/sitemap-{block}.xml",
    ]


def of_the_newsroom(paper: Paper) -> list[str]:
    stands = ("draft", "review", "scheduled", "live", "ahead", "withdrawn")
    return [
        ADMIN,
        f"{ADMIN}?p=2",
        f"{ADMIN}?o=-4",
        f"{ADMIN}?q=port",
        f"{ADMIN}?in={paper.sections[0].pk}",
        f"{ADMIN}?kind=news",
        *(f"{ADMIN}?stands={state}" for state in stands),
        *(LIBRARY + asked for asked in ("", "?q=port", "?licence=ended", "?licence=soon")),
    ]


def of_the_moderators() -> list[str]:
    return [f"{SAID}?state={pile}" for pile in ("unread", "shown", "refused")]


def of_a_part(paper: Paper) -> list[str]:
    """Return the lists of somebody to whom not every story is open."""
    return [
        "/admin/",
        ADMIN,
        f"{ADMIN}?q=port",
        f"{ADMIN}?whose=mine",
        f"{ADMIN}?whose=mine&stands=live",
        f"{ADMIN}?kind=news",
        f"{ADMIN}?in={paper.sections[0].pk}",
        f"{ADMIN}?o=-4",
        *(f"{ADMIN}?stands={state}" for state in ("draft", "review", "live", "ahead")),
    ]


def reading_too_much(sql: str) -> list[str]:
    """Return the steps of a query that would read more the more stories there are."""
    tables = dict(re.findall(r'"(\w+)" ([A-Z]\d+)\b', sql))
    named = {alias: table for table, alias in tables.items()}
    plan = plan_of(sql)
    ends = "LIMIT" in sql and not any("TEMP B-TREE FOR ORDER BY" in step for step in plan)
    wrong = []
    for step in plan:
        word, alias, *_ = [*step.split(), ""]
        grows = named.get(alias, alias) in GROW
        walks = re.search(rf" INDEX ({'|'.join(WALKS)})", step) is not None
        if word == "SCAN" and grows and not (ends and (walks or "WHERE" not in sql)):
            wrong.append(step)
        if word == "SEARCH" and grows and walks and not ends and not AMONG_FEW.search(sql):
            wrong.append(step)
    return wrong


def as_in_a_paper_of_a_million() -> None:
    """Give SQLite the statistics of `TIMES` as many stories."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT rowid, tbl, stat FROM sqlite_stat1")
        for rowid, table, stat in cursor.fetchall():
            if table in GROW:
                numbers = [int(number) for number in stat.split()]
                grown = [number if number == 1 else number * TIMES for number in numbers]
                stat = " ".join(map(str, grown))
                cursor.execute("UPDATE sqlite_stat1 SET stat = %s WHERE rowid = %s", [stat, rowid])
        cursor.execute("ANALYZE sqlite_master")


def too_long(asked: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the queries of pages that read more of a growing table than they show, and where."""
    return {
        f"{url}: {sql[-300:]}": steps
        for url, queries in asked.items()
        for sql in queries
        if (steps := reading_too_much(sql))
    }


@pytest.mark.parametrize("statistics", [False, True], ids=["plain", "statistics of a million"])
def test_no_page_reads_more_of_the_paper_than_it_shows(client: Client, statistics: bool) -> None:
    paper = make_paper(60)
    if statistics:
        as_in_a_paper_of_a_million()
    asked = asked_of(client, public(paper))
    if not statistics:  # which of two walks is the shorter they cannot tell
        asked |= asked_of(signed_in(chief_editor()), of_the_newsroom(paper))
    assert Article.objects.count() > 50
    assert sum(map(len, asked.values())) > 200
    assert too_long(asked) == {}


@pytest.mark.parametrize("who", [reporter, section_editor])
def test_whoever_may_open_a_part_of_the_paper_reads_no_more_than_it_shows(who: Any) -> None:
    paper = make_paper(60)
    person = who() if who is reporter else section_editor(paper.sections[0])
    Author.objects.filter(pk=paper.author.pk).update(user=person)
    asked = asked_of(signed_in(person), of_a_part(paper))
    assert sum(map(len, asked.values())) > 80
    assert too_long(asked) == {}


@pytest.mark.parametrize("who", [moderator, section_editor])
def test_no_pile_of_comments_is_read_further_than_its_page(who: Any) -> None:
    paper = make_paper(60)
    person = who() if who is moderator else section_editor(paper.sections[0])
    asked = asked_of(signed_in(person), of_the_moderators())
    assert sum(map(len, asked.values())) > 20
    assert too_long(asked) == {}


def test_without_its_index_a_pile_would_be() -> None:
    make_paper(3)
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX comment_pile")
    assert too_long(asked_of(signed_in(moderator()), of_the_moderators()))


def test_the_little_that_is_shown_and_not_read_is_not_looked_for_in_all_that_is_shown() -> None:
    make_paper(3)
    asked = asked_of(signed_in(moderator()), [f"{SAID}?state=unread"])
    steps = [step for queries in asked.values() for sql in queries for step in plan_of(sql)]
    assert [step for step in steps if "comment_unread" in step]


@pytest.mark.parametrize("index", ["article_walk", "placement_newest", "article_ahead_desk"])
def test_without_an_index_it_would_be_seen(client: Client, index: str) -> None:
    paper = make_paper(3)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP INDEX {index}")
    asked = asked_of(client, [paper.pages()["section"], "/latest/"])
    asked |= asked_of(signed_in(chief_editor()), [f"{ADMIN}?stands=ahead"])
    assert [
        step for queries in asked.values() for sql in queries for step in reading_too_much(sql)
    ]
