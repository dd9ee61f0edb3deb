"""Each save is a revision; nobody's words are overwritten in silence."""

import pytest

from accounts.tests.cast import chief_editor
from articles import actions
from articles.content import Content, CreditLine
from articles.models import Article, Tag
from articles.tests.factories import (
    make_article,
    make_author,
    make_content,
    make_draft,
    make_theme,
)
from publishing.actions import history_of
from publishing.errors import Conflict, Refused

pytestmark = pytest.mark.django_db


def save(article: Article, **written: object) -> None:
    content = Content.of(article).but(**written)
    actions.save_draft(article, content=content, expected_version=article.version, by=None)


def test_every_save_is_kept_and_none_changes() -> None:
    article = make_draft(headline="One")
    save(article, headline="Two")
    save(article, headline="Three")
    saved = article.revisions.order_by("number")
    headlines = [revision.snapshot["headline"] for revision in saved]
    assert headlines == ["One", "Two", "Three"]


def test_a_revision_gives_back_exactly_what_was_written() -> None:
    content = make_content(
        kicker="Ports",
        tags=["WIPO", "Đà Nẵng"],
        theme_ids=[make_theme().pk],
        related_ids=[make_article().pk],
        credits=[
            CreditLine("Lan Phạm", make_author().pk),
            CreditLine("A guest", text_before="with"),
        ],
    )
    article = actions.create(content=content, by=None)
    assert Content.of(Article.objects.get(pk=article.pk)) == content


def test_the_published_row_gives_back_exactly_what_was_written() -> None:
    article = make_article(tags=["IP", "WIPO"], theme_ids=[make_theme().pk])
    assert Content.published(article) == Content.of(article)


def test_of_two_who_read_the_same_version_only_the_first_saves() -> None:
    article = make_draft(headline="Read by both")
    first, second = (Article.objects.get(pk=article.pk) for _ in range(2))
    save(first, headline="The first")
    with pytest.raises(Conflict) as refusal:
        save(second, headline="The second")
    assert (refusal.value.expected, refusal.value.current) == (0, 1)
    assert Content.of(Article.objects.get(pk=article.pk)).headline == "The first"


def test_an_older_revision_can_be_made_the_newest() -> None:
    article = make_draft(headline="Better words")
    save(article, headline="Worse words")
    oldest = article.revisions.get(number=1)
    actions.restore_revision(article, revision=oldest, expected_version=article.version, by=None)
    assert Content.of(article).headline == "Better words"
    assert article.revisions.count() == 3


def test_another_storys_revision_is_refused() -> None:
    article, other = make_draft(), make_draft()
    with pytest.raises(Refused):
        actions.restore_revision(
            article,
            revision=other.latest_revision,
            expected_version=article.version,
            by=None,
        )


def test_the_updated_time_is_set_only_when_an_editor_calls_the_update_material() -> None:
    article = make_article()
    save(article, headline="A comma, mended")
    actions.update(article, expected_version=article.version, by=None)
    assert article.updated_at is None
    save(article, headline="The figure was wrong")
    actions.update(article, expected_version=article.version, by=None, material=True)
    assert article.updated_at is not None


def test_one_spelling_a_tag() -> None:
    make_article(tags=["WIPO", "Đà Nẵng"])
    article = make_article(tags=["wipo", "ĐÀ NẴNG", " Wipo "])
    assert sorted(article.tags.names()) == ["WIPO", "Đà Nẵng"]
    assert Tag.objects.count() == 2


def test_every_action_is_logged_with_who_and_when() -> None:
    chief = chief_editor()
    article = actions.create(content=make_content(), by=chief)
    actions.publish(article, expected_version=article.version, by=chief)
    actions.withdraw(article, expected_version=article.version, by=chief)
    assert [(entry.verb, entry.by) for entry in history_of(article)] == [
        ("withdraw", chief),
        ("publish", chief),
        ("create", chief),
    ]


@pytest.mark.parametrize(
    ("lacking", "word"),
    [({"standfirst": ""}, "standfirst"), ({"body": ""}, "text"), ({"headline": " "}, "headline")],
)
def test_an_unfinished_story_is_not_published_and_keeps_its_version(lacking, word) -> None:
    article = make_draft(**lacking)
    with pytest.raises(Refused, match=word):
        actions.publish(article, expected_version=article.version, by=None)
    stored = Article.objects.get(pk=article.pk)
    assert (stored.state, stored.version, article.version) == ("draft", 0, 0)


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "//elsewhere.example", "/\\elsewhere.example", "http://x.example"],
)
def test_a_withdrawn_story_never_sends_readers_to_a_hostile_address(target: str) -> None:
    article = make_article()
    with pytest.raises(Refused):
        actions.withdraw(article, expected_version=article.version, by=None, redirect_to=target)


def test_a_headline_longer_than_its_field_is_refused_in_words() -> None:
    with pytest.raises(Refused, match="200"):
        make_draft(headline="long " * 50)
