"""A paper says what it got wrong: under the story, to machines, and in the newsroom's record."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import chief_editor, reporter, signed_in
from articles import actions
from articles.content import Content, Correction
from articles.models import Article
from articles.tests.desk import open_form, page_url, press, said
from articles.tests.factories import make_article, make_draft
from articles.tests.test_structured import data_of
from publishing.errors import Refused

pytestmark = pytest.mark.django_db

WRONG = "An earlier version gave the depth of the berth as 15 metres. It is 16."


def corrected(article: Article, client: Client, **typed: str) -> Article:
    data = open_form(client, article) | {"corrections-0-text": WRONG} | typed
    answer = press(client, article, "update", data)
    assert answer.status_code == 302, said(answer, client)
    return Article.objects.get(pk=article.pk)


def test_an_editor_adds_a_correction_and_readers_see_it_with_its_date(client: Client) -> None:
    article, editor = make_article(), chief_editor()
    corrected(article, signed_in(editor), **{"corrections-0-at": "2025-09-30T09:15"})
    page = client.get(article.get_absolute_url()).content.decode()
    assert "September 30, 2025" in page
    assert WRONG in page
    assert 'href="#corrections"' in page
    assert str(editor) not in page, "readers are told what, not who"


def test_a_correction_without_a_time_is_of_now_and_signed() -> None:
    article, editor = make_article(), chief_editor()
    (note,) = Content.of(corrected(article, signed_in(editor))).corrections
    assert note.by == str(editor)
    assert note.at[:16] == timezone.now().isoformat()[:16]


def test_a_correction_makes_the_story_an_updated_one(client: Client) -> None:
    article = make_article()
    before = data_of(client, article.get_absolute_url())["NewsArticle"]
    story = corrected(article, signed_in(chief_editor()))
    after = data_of(client, article.get_absolute_url())["NewsArticle"]
    assert story.updated_at is not None
    assert after["dateModified"] > before["dateModified"]
    (said_to_machines,) = after["correction"]
    assert said_to_machines["@type"] == "CorrectionComment"
    assert said_to_machines["text"] == WRONG
    assert "correction" not in before


def test_readers_see_a_correction_only_when_the_story_is_updated(client: Client) -> None:
    article, editor = make_article(), signed_in(chief_editor())
    press(editor, article, "save", open_form(editor, article) | {"corrections-0-text": WRONG})
    assert WRONG not in client.get(article.get_absolute_url()).content.decode()
    assert WRONG in editor.get(f"/preview/{article.pk}/").content.decode()


def test_the_comparison_of_two_saves_shows_a_correction() -> None:
    article, editor = make_article(), signed_in(chief_editor())
    corrected(article, editor)
    page = editor.get(page_url("compare", article), {"old": 1, "new": 2}).content.decode()
    assert "It is 16." in page


def test_the_form_keeps_a_correction_and_who_added_it() -> None:
    article, first = make_article(), chief_editor()
    corrected(article, signed_in(first))
    other = signed_in(chief_editor())
    data = open_form(other, article)
    assert data["corrections-0-text"] == WRONG
    forged = data | {"headline": "Another headline", "corrections-0-by": "Somebody else"}
    press(other, article, "save", forged)
    (note,) = Content.of(Article.objects.get(pk=article.pk)).corrections
    assert note.by != "Somebody else"
    press(other, article, "save", open_form(other, article) | {"corrections-0-remove": "on"})
    assert Content.of(Article.objects.get(pk=article.pk)).corrections == []


def test_an_older_text_comes_back_without_losing_what_was_owned_up_to() -> None:
    article = corrected(make_article(), signed_in(chief_editor()))
    first = article.revisions.get(number=1)
    actions.restore_revision(article, revision=first, expected_version=article.version, by=None)
    assert [note.text for note in Content.of(article).corrections] == [WRONG]


def test_a_reporter_writes_no_correction() -> None:
    writer = reporter()
    draft = make_draft(by=writer)
    content = Content.of(draft).but(corrections=[Correction(WRONG)])
    with pytest.raises(Refused, match="Only an editor"):
        actions.save_draft(draft, content=content, expected_version=draft.version, by=writer)


def test_a_correction_of_tomorrow_is_refused_in_words() -> None:
    article, editor = make_article(), signed_in(chief_editor())
    later = timezone.localtime(timezone.now() + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    typed = {"corrections-0-text": WRONG, "corrections-0-at": later}
    answer = press(editor, article, "save", open_form(editor, article) | typed)
    words = said(answer, editor)
    assert "cannot be dated in the future" in words
    assert WRONG in words, "what was typed stays"


def test_a_story_not_yet_published_has_nothing_to_correct() -> None:
    page = (
        signed_in(chief_editor())
        .get(f"/admin/articles/article/{make_draft().pk}/change/")
        .content.decode()
    )
    assert "box-corrections" not in page
