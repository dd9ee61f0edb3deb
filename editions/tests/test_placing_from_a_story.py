"""An editor says in the story's own form on which printed page it stands."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.tests.cast import chief_editor, reporter, section_editor, signed_in
from articles.models import Article
from articles.tests.desk import change_url, cost_of, fields_of, open_form, press, said, write
from articles.tests.factories import make_article, make_content, make_draft
from editions import actions
from editions.models import Issue, StoryInPrint
from editions.tests.factories import make_issue, make_publication
from publishing.actions import history_of
from publishing.errors import Refused
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def vir() -> Issue:
    return make_issue(make_publication(name="VIR", slug="vir"), number="1824", pages=6)


@pytest.fixture
def desk() -> Client:
    return signed_in(chief_editor())


def row(number: int, issue: object = "", page: object = "", **more: object) -> dict[str, object]:
    typed = {f"in_print-{number}-issue": issue, f"in_print-{number}-page": page}
    return typed | {f"in_print-{number}-{name}": value for name, value in more.items()}


def places(article: Article) -> list[str]:
    return [str(place) for place in article.in_print.select_related("issue__publication")]


@pytest.mark.parametrize(
    "typed",
    [
        ("VIR 1824", "5"),
        ("  vir   1824 ", "5"),
        ("/epaper/vir/1824/5/", ""),
        ("http://testserver/epaper/vir/1824/5/?x=1", ""),
        ("http://testserver/epaper/vir/1824/", "5"),
    ],
)
def test_publication_and_number_or_an_address_say_where(desk, vir, typed):
    story = make_article()
    answer = write(desk, story, **row(0, *typed))
    assert "Linked with VIR 1824, page 5." in said(answer, desk)
    assert places(story) == ["VIR 1824, 5"]
    assert "/epaper/vir/1824/5/" in Client().get(story.get_absolute_url()).text
    assert story.get_absolute_url() in Client().get("/epaper/vir/1824/5/").text


def test_the_form_shows_the_place_and_leads_to_the_page(desk, vir):
    story = make_article()
    actions.place_story(story, issue=vir, page_number=5, by=None)
    page = desk.get(change_url(story)).text
    assert 'value="VIR 1824"' in page
    assert '<a href="/epaper/vir/1824/5/">See the printed page</a>' in page
    assert '<option value="VIR 1824">November 23, 2026</option>' in page


def test_a_place_is_no_part_of_the_storys_saves(desk, vir):
    story = make_article()
    saves, version = story.revisions.count(), story.version
    words = said(write(desk, story, **row(0, "VIR 1824", 5)), desk)
    story.refresh_from_db()
    assert (story.revisions.count(), story.version) == (saves, version)
    assert "Nothing has changed" not in words
    assert [entry.verb for entry in history_of(story)].count("in print") == 1


def test_a_new_story_is_placed_as_it_is_begun(desk, vir):
    content = make_content()
    answer = write(desk, None, "publish", headline=content.headline, section=content.section_id,
                   standfirst=content.standfirst, body=content.body,
                   **row(0, "VIR 1824", 2))  # fmt: skip
    assert answer.status_code == 302
    assert places(Article.objects.get()) == ["VIR 1824, 2"]


def test_a_place_is_moved_and_taken_away(desk, vir):
    story = make_article()
    actions.place_story(story, issue=vir, page_number=5, by=None)
    answer = write(desk, story, **row(0, "VIR 1824", 6))
    assert "No longer linked with VIR 1824, page 5. Linked with VIR 1824, page 6." in said(
        answer, desk
    )
    assert places(story) == ["VIR 1824, 6"]
    write(desk, story, **{"in_print-0-remove": "on"})
    assert places(story) == []


def test_an_emptied_row_takes_the_place_away(desk, vir):
    story = make_article()
    actions.place_story(story, issue=vir, page_number=5, by=None)
    write(desk, story, **row(0, "", ""))
    assert places(story) == []


@pytest.mark.parametrize(
    ("typed", "field", "why"),
    [
        (("VIR 1825", 5), "issue", "There is no issue “VIR 1825”."),
        (("1824", 5), "issue", "There is no issue “1824”."),
        (("VIR 1824", ""), "page", "On which page?"),
        (("", 5), "issue", "In which issue?"),
        (("VIR 1824", 7), "page", "There is no page 7 in VIR 1824. The last one is 6."),
        (("VIR 1824", 0), "page", "greater than or equal to 1"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(desk, vir, typed, field, why):
    story = make_article(headline="As it was")
    page = write(desk, story, "update", headline="New words", **row(0, *typed))
    assert page.status_code == 200
    rows = next(box for box in page.context["form"].boxes if box.prefix == "in_print")
    assert why in rows.forms[0].errors[field][0]
    assert "Not saved yet" in page.content.decode()
    assert fields_of(page)["headline"] == "New words"
    assert not StoryInPrint.objects.exists()


def test_an_issue_without_pages_yet_takes_stories(desk):
    issue = Issue.objects.create(publication=make_publication(name="VIR"), number="1825",
                                 date="2026-11-30")  # fmt: skip
    story = make_article()
    write(desk, story, **row(0, "VIR 1825", 12))
    assert places(story) == ["VIR 1825, 12"]
    assert "In print:" not in Client().get(story.get_absolute_url()).text
    assert issue.page_count == 0


def test_two_editors_at_once_lose_nothing_of_each_other(desk, vir):
    story = make_article()
    actions.place_story(story, issue=vir, page_number=1, by=None)
    first = open_form(desk, story)
    second = open_form(desk, story)
    press(desk, story, "save", first | row(0, "", "") | row(1, "VIR 1824", 2))
    press(desk, story, "save", second | row(1, "VIR 1824", 3))
    # What the first one took away did not come back with the second one's untouched row.
    assert places(story) == ["VIR 1824, 2", "VIR 1824, 3"]


def test_a_second_click_is_no_second_place_and_no_conflict(desk, vir):
    story = make_article()
    data = open_form(desk, story) | {"headline": "Changed"} | row(0, "VIR 1824", 5)
    answers = [press(desk, story, "save", data) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert places(story) == ["VIR 1824, 5"]


def test_a_second_form_with_a_place_is_not_taken_for_a_second_click(desk, vir):
    story = make_draft()
    data = open_form(desk, story)
    press(desk, story, "publish", data)
    page = press(desk, story, "publish", data | row(0, "VIR 1824", 5))
    assert "published already" in page.content.decode()
    assert fields_of(page)["in_print-0-issue"] == "VIR 1824"
    write(desk, story, **row(0, "VIR 1824", 5))
    assert places(story) == ["VIR 1824, 5"]


def test_a_place_typed_into_a_form_in_conflict_is_kept(desk, vir):
    story = make_article()
    data = open_form(desk, story)
    press(desk, story, "save", data, headline="Somebody else's words")
    page = press(desk, story, "save", data | row(0, "VIR 1824", 5), headline="Mine")
    assert page.context["conflict"] is not None
    assert places(story) == []
    version = str(page.context["conflict"].version)
    press(desk, story, "save", fields_of(page), overwrite=version)
    assert places(story) == ["VIR 1824, 5"]


def test_who_edits_the_section_places_its_stories_and_no_other(vir):
    section, story = make_section("Money"), make_article()
    theirs = make_article(section_id=section.pk)
    editor = section_editor(section)
    client = signed_in(editor)
    write(client, theirs, **row(0, "VIR 1824", 5))
    assert places(theirs) == ["VIR 1824, 5"]
    with pytest.raises(Refused, match="says where this story stands in print"):
        actions.place_story(story, issue=vir, page_number=5, by=editor)
    place = actions.place_story(story, issue=vir, page_number=5, by=None)
    with pytest.raises(Refused, match="says where this story stands in print"):
        actions.take_out_of_print(place, by=editor)


def test_a_reporter_has_no_such_field_and_cannot_send_one(vir):
    writer = reporter()
    client, draft = signed_in(writer), make_draft(by=writer)
    assert "in_print-0-issue" not in client.get(change_url(draft)).text
    sent = {"in_print-TOTAL_FORMS": "1", "in_print-INITIAL_FORMS": "0"} | row(0, "VIR 1824", 5)
    write(client, draft, **sent)
    assert places(draft) == []
    with pytest.raises(Refused):
        actions.place_story(draft, issue=vir, page_number=5, by=writer)


def test_a_page_that_a_new_pdf_no_longer_has_is_linked_by_nobody(client, vir):
    story = make_article()
    actions.place_story(story, issue=vir, page_number=6, by=None)
    vir.current.page_count = 4
    vir.current.save(update_fields=["page_count"])
    assert "In print:" not in client.get(story.get_absolute_url()).text


def test_untouched_places_cost_a_save_nothing(desk, vir):
    stories = [make_article() for _ in range(2)]
    for number in range(1, 5):
        actions.place_story(stories[1], issue=vir, page_number=number, by=None)
    forms = [(story, open_form(desk, story)) for story in stories]
    costs = [cost_of(lambda one=one: press(desk, one[0], "save", one[1])) for one in forms]
    assert costs[0] == costs[1]
    opened = [cost_of(lambda story=story: desk.get(change_url(story))) for story in stories]
    assert opened[0] == opened[1]
