"""Saves, comparison, restore, withdraw, delete: the pages beside the form."""

import pytest

from accounts.tests.cast import chief_editor, reporter, signed_in
from articles import actions
from articles.admin.comparing import differences
from articles.compare import ADDED, REMOVED, SAME, SKIPPED, changes
from articles.content import Content
from articles.models import Article, ArticleRevision
from articles.tests.desk import page_url, said, write
from articles.tests.factories import make_article, make_content, make_draft
from photos.tests.factories import make_photo
from publishing.states import State

pytestmark = pytest.mark.django_db


def test_every_save_is_listed_with_who_and_when() -> None:
    first, second = chief_editor(name="Mai Anh"), chief_editor(name="Minh Đức")
    article = make_draft(by=first)
    write(signed_in(second), article, headline="Again")
    page = signed_in(chief_editor()).get(page_url("history", article)).content.decode()
    assert page.index("Minh Đức") < page.index("Mai Anh")
    for words in ("#1", "#2", "newest", "began the story", "saved it"):
        assert words in page


def test_a_comparison_marks_added_and_removed_words() -> None:
    article = make_draft(headline="Exports rise in May", body="<p>One.</p><p>Two.</p>")
    write(signed_in(chief_editor()), article, headline="Exports fall in May", body="<p>One.</p>")
    url = page_url("compare", article)
    page = signed_in(chief_editor()).get(url, {"from": 1, "to": 2}).content.decode()
    assert "<del><span" in page
    assert "rise</del>" in page
    assert "<ins><span" in page
    assert "fall</ins>" in page
    assert "Two.</del>" in page


def test_a_comparison_names_photos_and_stories_instead_of_numbers() -> None:
    photo, story = make_photo(title="Cranes at dawn"), make_article(headline="The story before")
    old = make_content(body="<p>Words.</p>")
    new = old.but(
        body=f'<p>Words.</p><figure data-photo="{photo.pk}" data-size="text"></figure>'
        f'<aside data-related="{story.pk}"></aside>',
        lead_photo_id=photo.pk,
        related_ids=[story.pk, 99999],
    )
    found = {
        one.label: "".join(piece.text for piece in one.pieces) for one in differences(old, new)
    }
    assert set(found) == {"Text", "Lead photo", "Related contents"}
    assert "Photo: Cranes at dawn" in found["Text"]
    assert "Related: The story before" in found["Text"]
    assert "number 99999, deleted" in found["Related contents"]


def test_two_equal_saves_differ_in_nothing() -> None:
    content = make_content()
    assert differences(content, content) == []


def test_words_between_changes_stay_and_distant_paragraphs_are_left_out() -> None:
    same = [f"Paragraph {n}" for n in range(9)]
    old, new = "\n".join([*same, "The end"]), "\n".join([*same, "The very end"])
    pieces = changes(old, new)
    kinds = [piece.kind for piece in pieces]
    assert SKIPPED in kinds
    assert next(piece.text for piece in pieces if piece.kind == SAME) == "Paragraph 8"
    assert "".join(piece.text for piece in pieces if piece.kind == ADDED).strip() == "very"
    assert REMOVED not in kinds


def test_a_comparison_of_a_very_long_text_is_quick() -> None:
    words = " ".join(f"word{n}" for n in range(20_000))
    assert [piece.kind for piece in changes(words, words + " more")] == [REMOVED, ADDED]


def test_restoring_makes_a_new_save_and_keeps_the_others() -> None:
    client = signed_in(chief_editor())
    article = make_draft(headline="The good one")
    write(client, article, headline="The bad one")
    article.refresh_from_db()
    answer = client.post(page_url("restore", article), {"number": 1, "version": article.version})
    assert "newest again" in said(answer, client)
    article.refresh_from_db()
    assert Content.of(article).headline == "The good one"
    assert article.revisions.count() == 3


def test_restoring_with_an_old_page_open_is_refused_in_words() -> None:
    client = signed_in(chief_editor())
    article = make_draft(headline="One")
    write(client, article, headline="Two")
    answer = client.post(page_url("restore", article), {"number": 1, "version": 0})
    assert "Somebody saved this" in said(answer, client)
    assert article.revisions.count() == 2


def test_restore_is_never_done_by_a_link() -> None:
    article = make_draft()
    assert signed_in(chief_editor()).get(page_url("restore", article)).status_code == 405


def test_a_save_that_is_not_there_is_404() -> None:
    client = signed_in(chief_editor())
    article = make_draft()
    for query in ("from=7", "to=0", "to=x&from=99999999999", "from=-1"):
        assert client.get(f"{page_url('compare', article)}?{query}").status_code in (200, 404)
    assert client.get(f"{page_url('compare', article)}?from=7").status_code == 404


def test_no_page_of_the_desk_changes_a_save() -> None:
    client = signed_in(chief_editor())
    article = make_draft(headline="One")
    before = list(ArticleRevision.objects.values_list("pk", "snapshot", "saved_at"))
    write(client, article, headline="Two")
    write(client, article, "publish", headline="Three")
    write(client, article, "update", headline="Four")
    assert (
        list(ArticleRevision.objects.order_by("number").values_list("pk", "snapshot", "saved_at"))[
            : len(before)
        ]
        == before
    )
    assert client.get("/admin/articles/articlerevision/").status_code == 404


def test_withdrawing_asks_first_and_says_what_readers_find() -> None:
    client = signed_in(chief_editor())
    article = make_article()
    assert (
        "is told that the story is gone"
        in client.get(page_url("withdraw", article)).content.decode()
    )
    version = Article.objects.get(pk=article.pk).version
    client.post(
        page_url("withdraw", article),
        {"version": version, "then": "redirect", "redirect_to": "/latest/"},
    )
    article.refresh_from_db()
    assert (article.state, article.withdrawn_to) == (State.WITHDRAWN, "/latest/")


def test_a_redirect_to_nowhere_or_elsewhere_is_refused_in_words() -> None:
    client = signed_in(chief_editor())
    article = make_article()
    for target in ("", "javascript:alert(1)", "//evil.example/", article.get_absolute_url()):
        data = {"version": article.version, "then": "redirect", "redirect_to": target}
        answer = client.post(page_url("withdraw", article), data)
        assert answer.status_code == 302
        assert answer.url == page_url("withdraw", article)
    article.refresh_from_db()
    assert article.state == State.PUBLISHED


def test_a_withdrawn_story_comes_back_with_the_time_it_had() -> None:
    client = signed_in(chief_editor())
    article = make_article()
    before = article.published_at
    actions.withdraw(article, expected_version=article.version, by=None)
    write(client, article, "publish")
    article.refresh_from_db()
    assert (article.state, article.published_at) == (State.PUBLISHED, before)


def test_a_writer_deletes_a_draft_readers_never_saw() -> None:
    writer = reporter()
    client = signed_in(writer)
    article = make_draft(by=writer, headline="Never mind")
    assert "Never mind" in client.get(page_url("delete", article)).content.decode()
    assert Article.objects.exists()
    answer = client.post(page_url("delete", article), {"version": article.version})
    assert "was deleted" in said(answer, client)
    assert not Article.objects.exists()
