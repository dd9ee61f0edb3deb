"""The list of stories, the desk, authors, themes and tags: what each person finds there."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)
from articles import actions, finding
from articles.admin import names
from articles.admin.fields import TagsField
from articles.content import Content, CreditLine
from articles.models import Article, ArticleTag, Author, Tag
from articles.naming import merge_tags
from articles.tests.desk import cost_of
from articles.tests.factories import a_section, make_article, make_author, make_draft
from photos.tests.factories import make_photo
from publishing.models import LogEntry
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

LIST = "/admin/articles/article/"


def save(article: Article, **written: Any) -> None:
    content = Content.of(article).but(**written)
    actions.save_draft(article, content=content, expected_version=article.version, by=None)


def shown(user: Any, query: str = "") -> set[str]:
    page = signed_in(user).get(LIST + query)
    return {row.newest_headline for row in page.context["cl"].result_list}


def test_everybody_sees_only_the_stories_they_may_open() -> None:
    money, sports = make_section("Money"), make_section("Sports")
    part = make_section("Banking", parent=money)
    writer = reporter()
    make_draft(headline="Mine", by=writer, section_id=sports.pk)
    make_draft(headline="My byline", section_id=sports.pk,
               credits=[CreditLine("Me", make_author("Me", user=writer).pk)])  # fmt: skip
    make_draft(headline="Money", section_id=money.pk)
    make_draft(headline="Banking", section_id=part.pk)
    everything = {"Mine", "My byline", "Money", "Banking"}
    assert shown(writer) == {"Mine", "My byline"}
    assert shown(section_editor(money)) == {"Money", "Banking"}
    assert shown(section_editor(part)) == {"Banking"}
    assert shown(chief_editor()) == shown(photo_editor()) == everything
    assert signed_in(moderator()).get(LIST).status_code == 403


def test_it_says_in_words_where_each_story_stands() -> None:
    make_draft()
    actions.send_to_review(review := make_draft(), expected_version=review.version, by=None)
    make_article()
    make_article(published_at=timezone.now() + timedelta(days=400))
    save(make_article(), headline="Ahead of readers")
    actions.withdraw(gone := make_article(), expected_version=gone.version, by=None)
    page = signed_in(chief_editor()).get(LIST).content.decode()
    for words in ("Draft", "In review", "Live", "Scheduled for ", "Live, with unpublished changes",
                  "Withdrawn", "Ahead of readers"):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?stands=draft", {"A draft", "My draft"}),
        ("?stands=live", {"Live", "New words"}),
        ("?stands=scheduled", {"Later"}),
        ("?stands=ahead", {"New words"}),
        ("?whose=mine", {"My draft"}),
        ("?kind=opinion", {"A draft"}),
        ("?in=nonsense&stands=draft&kind=nonsense", {"A draft", "My draft"}),
    ],
)  # fmt: skip
def test_it_can_be_narrowed(query: str, expected: set[str]) -> None:
    me = chief_editor()
    make_draft(headline="A draft", kind="opinion")
    make_draft(headline="My draft", by=me)
    make_article(headline="Live")
    make_article(headline="Later", published_at=timezone.now() + timedelta(days=1))
    save(make_article(headline="Old words"), headline="New words")
    assert shown(me, query) == expected


def test_a_section_holds_the_stories_of_its_parts_and_those_also_placed_in_it() -> None:
    money, sports = make_section("Money"), make_section("Sports")
    make_draft(headline="In a part", section_id=make_section("Banking", parent=money).pk)
    make_draft(headline="Also here", section_id=sports.pk, also_in_ids=[money.pk])
    make_draft(headline="Elsewhere", section_id=sports.pk)
    assert shown(chief_editor(), f"?in={money.pk}") == {"In a part", "Also here"}


def test_search_finds_words_with_and_without_their_marks() -> None:
    make_draft(headline="Đà Nẵng mở bến thứ hai", credits=[CreditLine("Hòa")])
    make_draft(headline="Something else")
    for words in ("da nang", "ĐÀ NẴNG", "ben hai", "hoa"):
        assert shown(chief_editor(), f"?q={words}") == {"Đà Nẵng mở bến thứ hai"}, words


def test_search_finds_a_word_from_any_beginning_of_it() -> None:
    word = "Telecommunications"
    make_draft(headline=word)
    make_draft(headline="Something else")
    for letters in range(2, len(word) + 1):
        assert shown(chief_editor(), f"?q={word[:letters]}") == {word}, letters
    assert shown(chief_editor(), "?q=telex") == set()


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's index of beginnings")
def test_no_beginning_of_a_word_makes_the_index_read_all_stories_that_have_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'articles_desk_words'")
        ((sql,),) = cursor.fetchall()
    lengths = " ".join(str(length) for length in range(1, finding.LONGEST + 1))
    assert f"prefix='{lengths}'" in sql


def test_the_list_costs_the_same_for_two_stories_and_for_thirty() -> None:
    client = signed_in(chief_editor())
    for _ in range(2):
        make_draft(by=chief_editor())
    few = cost_of(lambda: client.get(LIST))
    for _ in range(28):
        make_draft(by=chief_editor())
    assert cost_of(lambda: client.get(LIST)) == few <= 12


def test_no_page_offers_to_delete_many_stories_at_once() -> None:
    make_draft()
    assert "delete_selected" not in signed_in(chief_editor()).get(LIST).content.decode()


# The desk ----------------------------------------------------------------------------------------


def desk(user: Any) -> str:
    return signed_in(user).get("/admin/").content.decode()


def test_a_writers_desk_holds_drafts_and_what_came_back_with_its_note() -> None:
    me, editor = reporter(), chief_editor()
    make_draft(headline="Begun", by=me)
    back = make_draft(headline="Came back", by=me)
    actions.send_to_review(back, expected_version=back.version, by=me)
    actions.return_to_writer(
        back, expected_version=back.version, by=editor, note="A figure is missing."
    )
    make_draft(headline="Somebody else’s", by=reporter())
    page = desk(me)
    assert "Write a story" in page
    assert page.index("Came back") < page.index("A figure is missing.") < page.index("Begun")
    assert "Somebody else’s" not in page


def test_an_editors_desk_holds_what_waits_in_their_sections() -> None:
    mine, other = make_section("Money"), make_section("Sports")
    for section, headline in ((mine, "For me"), (other, "For another desk")):
        story = make_draft(headline=headline, section_id=section.pk)
        actions.send_to_review(story, expected_version=story.version, by=None)
    make_article(headline="Tomorrow", section_id=mine.pk,
                 published_at=timezone.now() + timedelta(days=1))  # fmt: skip
    save(make_article(headline="Before", section_id=mine.pk), headline="After")
    page = desk(section_editor(mine))
    assert "For me" in page
    assert "Tomorrow" in page
    assert "After" in page
    assert "For another desk" not in page


def test_a_moderators_desk_leads_to_their_queues_and_to_no_story() -> None:
    make_draft(headline="A draft")
    page = desk(moderator())
    assert "Give the moderators' stars" in page or "Give the moderators&#x27; stars" in page
    assert "Let through or refuse" in page
    assert "A draft" not in page
    assert "Write a story" not in page


def test_an_empty_desk_says_so() -> None:
    assert "Nothing waits for you" in desk(reporter())


def test_the_desk_costs_the_same_however_much_lies_on_it() -> None:
    me = chief_editor()
    client = signed_in(me)
    make_draft(by=me)
    make_article()
    few = cost_of(lambda: client.get("/admin/"))
    for _ in range(10):
        make_draft(by=me)
        make_article()
    assert cost_of(lambda: client.get("/admin/")) == few <= 20


# Names -------------------------------------------------------------------------------------------


def test_two_tags_are_merged_and_their_stories_keep_one() -> None:
    one = make_article(tags=["WTO", "World Trade Organization"])
    two = make_article(tags=["World Trade Organization"])
    keep, gone = Tag.objects.get(name="WTO"), Tag.objects.get(name="World Trade Organization")
    client = signed_in(chief_editor())
    data = {"action": "merge", "_selected_action": [keep.pk, gone.pk]}
    page = client.post("/admin/articles/tag/", data)
    assert "Which spelling stays?" in page.content.decode()
    client.post("/admin/articles/tag/", data | {"keep": keep.pk})
    assert list(Tag.objects.all()) == [keep]
    rows = ArticleTag.objects.order_by("content_object").values_list("content_object", "tag")
    assert list(rows) == [(one.pk, keep.pk), (two.pk, keep.pk)]


def test_stories_of_a_tag_are_counted_as_far_as_it_says_anything(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(names, "COUNTED", 2)
    for tags in (["Often", "Twice"], ["Often", "Twice"], ["Often"]):
        make_article(tags=tags)
    Tag.objects.create(name="Never")
    page = signed_in(chief_editor()).get("/admin/articles/tag/?o=3").content.decode()
    counted = re.findall(r'field-stories">([^<]+)<', page)
    assert counted == ["0", "2", "&gt; 2"]


def test_whoever_deletes_a_tag_is_asked_without_a_list_of_all_its_stories() -> None:
    for _ in range(3):
        make_article(tags=["Ports"])
    client, tag = signed_in(chief_editor()), Tag.objects.get()
    url = f"/admin/articles/tag/{tag.pk}/delete/"
    few = cost_of(lambda: client.get(url))
    page = client.get(url).content.decode()
    assert "Ports" in page
    assert Article.objects.first().headline not in page
    for _ in range(10):
        make_article(tags=["Ports"])
    assert cost_of(lambda: client.get(url)) == few
    client.post(url, {"post": "yes"})
    assert not ArticleTag.objects.exists()


def test_an_old_save_with_a_merged_tag_gets_the_tag_that_stayed(client: Client) -> None:
    article = make_draft(tags=["World Trade Organization", "WTO"])
    keep, gone = Tag.objects.get(name="WTO"), Tag.objects.get(name="World Trade Organization")
    merge_tags(keep, [gone], by=None)
    actions.publish(article, by=None, expected_version=article.version)
    assert list(Tag.objects.all()) == [keep]
    assert ArticleTag.objects.get().tag == keep
    again = Tag.objects.create(name="Trade")
    merge_tags(again, [keep], by=None)
    moved = client.get("/tag/world-trade-organization/")
    assert (moved.status_code, moved["Location"]) == (301, "/tag/trade/")
    assert client.get("/tag/world-trade-organization/rss.xml").status_code == 200


def test_the_field_gives_a_merged_spelling_back_as_the_one_that_stayed() -> None:
    keep, gone = (Tag.objects.create(name=n) for n in ("WTO", "World Trade Organization"))
    merge_tags(keep, [gone], by=None)
    assert TagsField().clean("world trade organization, exports, WTO") == ["WTO", "exports"]


def test_who_wrote_an_author_or_a_theme_is_noted() -> None:
    chief = chief_editor()
    data = {"name": "Lan Phạm", "slug": "lan-pham", "role": "", "portrait": "", "bio": ""}
    client = signed_in(chief)
    client.post("/admin/articles/author/add/", data | {"user": ""})
    author = Author.objects.get()
    client.post(f"/admin/articles/author/{author.pk}/delete/", {"post": "yes"})
    assert not Author.objects.exists()
    noted = LogEntry.objects.filter(by=chief).order_by("pk").values_list("verb", "note", "by")
    assert list(noted) == [("added", "Lan Phạm", chief.pk), ("deleted", "Lan Phạm", chief.pk)]


def test_only_the_newsrooms_people_are_offered_as_an_authors_log_in() -> None:
    reader(), reporter()
    form = signed_in(chief_editor()).get("/admin/articles/author/add/").context["adminform"].form
    offered = {user.email for user in form.fields["user"].queryset}
    assert offered == {user.email for user in User.objects.staff()}
    assert 0 < len(offered) < User.objects.count()


def test_merging_a_tag_with_itself_changes_nothing() -> None:
    make_article(tags=["WTO"])
    tag = Tag.objects.get()
    merge_tags(tag, [tag], by=None)
    assert ArticleTag.objects.get().tag == tag


def test_an_author_gets_an_address_and_a_portrait_from_the_library() -> None:
    photo = make_photo(title="A face")
    client = signed_in(chief_editor())
    data = {"name": "Đỗ Ánh", "slug": "do-anh", "portrait": photo.pk, "bio": "", "user": ""}
    assert client.post("/admin/articles/author/add/", data).status_code == 302
    author = Author.objects.get()
    assert author.portrait == photo
    page = client.get(f"/admin/articles/author/{author.pk}/change/").content.decode()
    assert "A face" in page
    assert "importmap" in page
    assert 'nonce="' in page


def test_suggestions_find_names_without_their_marks_and_only_for_writers() -> None:
    make_author("Đỗ Thị Ánh")
    make_draft(tags=["Đà Nẵng"])
    client = signed_in(reporter())
    found = client.get("/admin/articles/article/suggest/authors/", {"q": "do thi"}).json()
    assert [row["name"] for row in found["results"]] == ["Đỗ Thị Ánh"]
    found = client.get("/admin/articles/article/suggest/tags/", {"q": "Nẵng"}).json()
    assert found["results"] == [{"name": "Đà Nẵng"}]
    assert client.get("/admin/articles/article/suggest/people/").status_code == 404
    answer = signed_in(moderator()).get("/admin/articles/article/suggest/tags/")
    assert answer.status_code == 403
    assert a_section()
