"""Two people, two tabs, two clicks: nobody's words are lost and nothing happens twice."""

import pytest

from accounts.tests.cast import chief_editor, reporter, section_editor, signed_in
from articles import actions
from articles.content import Content
from articles.models import Article
from articles.tests.desk import change_url, fields_of, open_form, press, said, write
from articles.tests.factories import a_section, make_article, make_content, make_draft
from publishing.states import State

pytestmark = pytest.mark.django_db


def test_of_two_editors_the_second_keeps_every_word_and_is_told_who_was_first() -> None:
    first, second = signed_in(chief_editor(name="Mai Anh")), signed_in(chief_editor())
    article = make_draft(headline="As it was")
    mine = open_form(second, article)
    write(first, article, headline="What Mai Anh made of it")
    page = press(second, article, "save", mine, headline="What I made of it", standfirst="Mine")
    html = page.content.decode()
    assert page.status_code == 200
    assert "Mai Anh saved this story" in html
    assert "<ins>" in html
    assert "<del>" in html
    kept = fields_of(page)
    assert (kept["headline"], kept["standfirst"]) == ("What I made of it", "Mine")
    article.refresh_from_db()
    assert Content.of(article).headline == "What Mai Anh made of it"


def test_save_mine_as_the_newest_keeps_both() -> None:
    client = signed_in(chief_editor())
    article = make_draft(headline="As it was")
    mine = open_form(client, article)
    write(signed_in(chief_editor()), article, headline="Theirs")
    page = press(client, article, "save", mine, headline="Mine")
    version = page.context["conflict"].version
    press(client, article, "save", fields_of(page), overwrite=version)
    headlines = [one.snapshot["headline"] for one in article.revisions.order_by("number")]
    assert headlines == ["As it was", "Theirs", "Mine"]


def test_a_third_save_in_between_is_a_conflict_again() -> None:
    client, other = signed_in(chief_editor()), signed_in(chief_editor())
    article = make_draft()
    mine = open_form(client, article)
    write(other, article, headline="Theirs")
    page = press(client, article, "save", mine, headline="Mine")
    write(other, article, headline="Theirs again")
    page = press(
        client, article, "save", fields_of(page), overwrite=page.context["conflict"].version
    )
    assert page.context["conflict"] is not None
    assert fields_of(page)["headline"] == "Mine"


def test_a_second_click_on_save_begins_no_second_story() -> None:
    client = signed_in(reporter())
    data = open_form(client) | {"headline": "Once", "section": a_section().pk}
    answers = [press(client, None, "save", data) for _ in range(2)]
    article = Article.objects.get()
    assert [answer.url for answer in answers] == [change_url(article)] * 2
    assert article.revisions.count() == 1


def test_a_second_click_on_publish_publishes_once() -> None:
    client = signed_in(chief_editor())
    content = make_content()
    data = open_form(client) | {
        "headline": content.headline, "section": content.section_id,
        "standfirst": content.standfirst, "body": content.body,
    }  # fmt: skip
    for _ in range(2):
        assert press(client, None, "publish", data).status_code == 302
    assert Article.objects.live().count() == 1
    verbs = [entry.verb for entry in actions_log(Article.objects.get())]
    assert verbs.count("publish") == 1


def test_a_second_click_on_every_other_button_does_it_once() -> None:
    client = signed_in(chief_editor())
    for do in ("save", "submit", "publish", "update"):
        article = make_article() if do == "update" else make_draft()
        data = open_form(client, article) | {"headline": f"Changed by {do}"}
        for _ in range(2):
            assert press(client, article, do, data).status_code == 302, do
        assert article.revisions.count() == 2, do


def test_the_form_of_a_new_story_sent_again_with_other_words_loses_neither() -> None:
    client = signed_in(reporter())
    data = open_form(client) | {"headline": "First words", "section": a_section().pk}
    press(client, None, "save", data)
    page = press(client, None, "save", data, headline="Second words")
    assert page.context["conflict"] is not None
    assert fields_of(page)["headline"] == "Second words"
    article = Article.objects.get()
    assert Content.of(article).headline == "First words"


def test_a_refusal_by_the_rules_comes_in_words_with_everything_typed() -> None:
    section = a_section()
    writer = reporter()
    client = signed_in(writer)
    article = make_draft(by=writer, section_id=section.pk)
    data = open_form(client, article)
    actions.send_to_review(article, expected_version=article.version, by=writer)
    page = press(client, article, "save", data, headline="Too late")
    assert "after it was sent to review" in page.content.decode()
    assert fields_of(page)["headline"] == "Too late"
    assert section_editor(section)


def test_a_refused_publication_saves_nothing_half() -> None:
    writer = reporter()
    client = signed_in(writer)
    article = make_draft(by=writer, headline="As it was")
    page = write(client, article, "publish", headline="Mine")
    assert "Send the story to review instead" in said(page, client)
    article.refresh_from_db()
    assert (article.state, Content.of(article).headline) == (State.DRAFT, "As it was")


def actions_log(article: Article) -> list:  # type: ignore[type-arg]
    from publishing.actions import history_of

    return list(history_of(article))
