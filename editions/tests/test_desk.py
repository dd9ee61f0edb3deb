"""Making issues in the admin, as the chief editor does it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from accounts.tests.cast import chief_editor, person, reader, signed_in
from articles.tests.factories import make_article
from editions import actions, making, tasks
from editions.models import FileState, Issue, Publication, StoryInPrint, Subscriber
from editions.tests import pdfs
from editions.tests.factories import make_issue, make_publication
from publishing.states import State

pytestmark = pytest.mark.django_db

ADD = "/admin/editions/issue/add/"


@pytest.fixture(autouse=True)
def _no_job_of_its_own(monkeypatch):
    monkeypatch.setattr(tasks, "start", lambda file_id: None)


def form_of(issue: Issue | None = None, **typed: Any) -> dict[str, Any]:
    """Return what the form sends, with what a test types into it."""
    sent: dict[str, Any] = {"number": "1824", "date": "2026-11-23", "title": "", "note": ""}
    if issue is not None:
        sent |= {
            "publication": issue.publication_id,
            "number": issue.number,
            "date": issue.date.isoformat(),
            "version_seen": issue.version,
            "contents": "",
            "stories-TOTAL_FORMS": 0,
            "stories-INITIAL_FORMS": 0,
        }
        if issue.state == State.PUBLISHED:
            sent |= {"published": "on", "publish_at": issue.live_from.strftime("%Y-%m-%dT%H:%M")}
    return sent | typed


def errors(answer) -> dict[str, list[str]]:
    assert answer.status_code == 200
    return answer.context["adminform"].form.errors


def change(issue: Issue) -> str:
    return reverse("admin:editions_issue_change", args=[issue.pk])


def test_an_editor_uploads_an_issue_sees_how_far_it_is_and_readers_get_it():
    vir, client = make_publication(slug="vir"), signed_in(chief_editor())
    answer = client.post(
        ADD,
        form_of(publication=vir.pk, published="on", pdf=pdfs.upload(pdfs.a_pdf(3))),
        follow=True,
    )
    issue = Issue.objects.get()
    progress = reverse("admin:editions_issue_progress", args=[issue.pk])
    assert answer.redirect_chain[-1][0] == progress
    assert "Its pages will be made in a moment." in answer.text
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in answer.text
    assert client.get(progress + "?as=json").json() == {
        "state": "waiting",
        "done": 0,
        "of": 3,
        "sentence": "The PDF is here. Its pages will be made in a moment.",
    }
    while making.go_on(issue.files.get().pk):
        pass
    assert json.loads(client.get(progress + "?as=json").content)["state"] == "ready"
    assert Issue.objects.live().get().page_count == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a" + b"0" * 100, "This is not a PDF."),
        (pdfs.a_pdf(2)[:300], "This PDF is broken or cut off."),
        (pdfs.LOCKED, "This PDF is locked."),
        (pdfs.HOSTILE["a program that starts by itself"], "This PDF holds programs"),
    ],
)
def test_a_pdf_that_cannot_be_taken_is_refused_beside_its_field(content, words):
    client = signed_in(chief_editor())
    sent = form_of(publication=make_publication().pk, title="Ports", pdf=pdfs.upload(content))
    answer = client.post(ADD, sent)
    assert errors(answer)["pdf"][0].startswith(words)
    assert 'value="Ports"' in answer.text
    assert not Issue.objects.exists()


def test_a_number_twice_is_refused_beside_its_field():
    issue, client = make_issue(pages=1, pictures=False, number="1824"), signed_in(chief_editor())
    answer = client.post(ADD, form_of(publication=issue.publication_id))
    assert errors(answer)["number"] == ["This publication has an issue of that number."]


@pytest.mark.parametrize("number", ["18/24", "a b", "-1", "é"])
def test_a_number_that_is_no_address_is_refused(number):
    answer = signed_in(chief_editor()).post(
        ADD, form_of(publication=make_publication().pk, number=number)
    )
    assert "Use letters and digits" in errors(answer)["number"][0]


def test_readers_are_not_promised_an_issue_without_a_pdf():
    client = signed_in(chief_editor())
    answer = client.post(ADD, form_of(publication=make_publication().pk, published="on"))
    assert errors(answer)["published"] == ["It has no PDF yet. Choose one above."]
    client.post(ADD, form_of(publication=make_publication().pk))
    assert Issue.objects.get().state == State.DRAFT


def test_the_list_of_contents_is_typed_a_line_each():
    issue, client = make_issue(pages=4, pictures=False), signed_in(chief_editor())
    client.post(change(issue), form_of(issue, contents="1 Cover\n\n3: Money – the new rates"))
    assert dict(issue.current.pages.values_list("number", "title")) == {
        1: "Cover",
        2: "",
        3: "Money – the new rates",
        4: "",
    }
    assert "1 Cover\n3 Money – the new rates" in client.get(change(issue)).text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Money 5", "“Money 5” does not begin with a page number."),
        ("5 Money", "There is no page 5. The last one is 4."),
        ("0 Money", "There is no page 0. The last one is 4."),
        ("2 Money\n2 Life", "Page 2 stands there twice. Put both into one line."),
        ("2 " + "x" * 151, "The line of page 2 is longer than 150 letters."),
    ],
)
def test_a_wrong_line_of_contents_is_named_and_stays(typed, words):
    issue, client = make_issue(pages=4, pictures=False), signed_in(chief_editor())
    answer = client.post(change(issue), form_of(issue, contents=typed))
    assert errors(answer)["contents"] == [words]
    assert typed.splitlines()[-1] in answer.text


def test_saving_a_published_issue_again_leaves_its_moment_alone():
    issue, client = make_issue(pages=1, pictures=False), signed_in(chief_editor())
    moment = issue.live_from
    local = timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")
    client.post(change(issue), form_of(issue, publish_at=local, title="New"))
    issue.refresh_from_db()
    assert (issue.title, issue.live_from) == ("New", moment)


def test_an_issue_is_withdrawn_and_published_for_later():
    issue, client = make_issue(pages=1, pictures=False), signed_in(chief_editor())
    sent = form_of(issue)
    del sent["published"]
    client.post(change(issue), sent)
    issue.refresh_from_db()
    assert issue.state == State.WITHDRAWN
    client.post(change(issue), form_of(issue, published="on", publish_at="2030-01-01T06:00"))
    issue.refresh_from_db()
    assert (issue.state, issue.live_from.year) == (State.PUBLISHED, 2029)
    assert "appears on January 1, 2030" in client.get("/admin/editions/issue/").text


def test_of_two_editors_the_second_is_told_and_overwrites_nothing():
    issue, client = make_issue(pages=1, pictures=False), signed_in(chief_editor())
    mine = form_of(issue, title="Mine")
    actions.save_issue(Issue.objects.get(), by=None)
    answer = client.post(change(issue), mine)
    assert "Somebody saved this issue while you were working on it." in answer.text
    assert 'value="Mine"' in answer.text
    assert Issue.objects.get().title != "Mine"


def test_another_pdf_leaves_the_present_one_to_readers_until_it_is_made():
    issue, client = make_issue(pages=2, pictures=False), signed_in(chief_editor())
    client.post(change(issue), form_of(issue, pdf=pdfs.upload(pdfs.a_pdf(5), "second.pdf")))
    assert Issue.objects.live().get().page_count == 2
    page = client.get(change(issue)).text
    assert "readers see it" in page
    assert "second.pdf, 5 pages" in page
    while making.go_on(issue.files.first().pk):
        pass
    assert Issue.objects.live().get().page_count == 5


def test_a_failed_pdf_says_why_and_can_be_tried_again():
    issue, client = make_issue(pages=2, pictures=False), signed_in(chief_editor())
    issue.files.update(state=FileState.FAILED, error="Page 2 took too long to draw.")
    progress = reverse("admin:editions_issue_progress", args=[issue.pk])
    page = client.get(progress).text
    assert "Page 2 took too long to draw." in page
    assert "Try once more" in page
    client.post(reverse("admin:editions_issue_again", args=[issue.pk]))
    assert issue.files.get().state == FileState.WAITING


def test_stories_are_put_on_printed_pages():
    issue, story, client = make_issue(pages=4), make_article(), signed_in(chief_editor())
    row = {
        "stories-TOTAL_FORMS": 1,
        "stories-0-issue": issue.pk,
        "stories-0-article": story.pk,
        "stories-0-page_number": 9,
    }
    answer = client.post(change(issue), form_of(issue, **row))
    assert "There is no page 9. The last one is 4." in answer.text
    client.post(change(issue), form_of(issue, **row | {"stories-0-page_number": 3}))
    place = StoryInPrint.objects.get()
    assert (place.article, place.issue, place.page_number) == (story, issue, 3)
    issue.refresh_from_db()
    taken = row | {
        "stories-INITIAL_FORMS": 1,
        "stories-0-id": place.pk,
        "stories-0-page_number": 3,
        "stories-0-DELETE": "on",
    }
    client.post(change(issue), form_of(issue, **taken))
    assert not StoryInPrint.objects.exists()


def test_a_publication_with_issues_is_not_deleted():
    issue, client = make_issue(pages=1, pictures=False), signed_in(chief_editor())
    where = reverse("admin:editions_publication_delete", args=[issue.publication_id])
    assert client.post(where, {"post": "yes"}).status_code == 403
    empty = make_publication()
    where = reverse("admin:editions_publication_delete", args=[empty.pk])
    client.post(where, {"post": "yes"})
    assert list(Publication.objects.all()) == [issue.publication]


def test_no_publication_is_called_find():
    answer = signed_in(chief_editor()).post(
        "/admin/editions/publication/add/",
        {"name": "Find", "slug": "find", "position": 0, "access": "open", "shown": "on"},
    )
    assert errors(answer)["slug"] == [
        "/epaper/find/ is another page of the paper. Choose another address."
    ]


def test_a_term_is_given_to_a_reader():
    client, who, publication = signed_in(chief_editor()), reader(), make_publication()
    sent = {"user": who.pk, "publication": publication.pk, "starts": "2026-11-01"}
    client.post("/admin/editions/subscriber/add/", sent | {"ends": "2027-10-31"})
    assert Subscriber.objects.get().ends == date(2027, 10, 31)
    answer = client.post("/admin/editions/subscriber/add/", sent | {"ends": "2026-10-31"})
    assert "It has to end after it starts." in answer.text


@pytest.mark.parametrize("role", [Role.REPORTER, Role.SECTION_EDITOR, Role.MODERATOR])
@pytest.mark.parametrize(
    "where",
    [
        "issue/",
        "issue/add/",
        "publication/",
        "subscriber/",
        "issue/{}/change/",
        "issue/{}/progress/",
    ],
)
def test_other_roles_have_no_business_here(role, where):
    issue = make_issue(pages=1, pictures=False)
    client = signed_in(person(role))
    assert client.get(f"/admin/editions/{where.format(issue.pk)}").status_code == 403


def test_the_desk_leads_to_a_new_issue():
    assert ADD in signed_in(chief_editor()).get("/admin/").text
    assert ADD not in signed_in(person(Role.REPORTER)).get("/admin/").text


def test_the_form_tells_which_pdf_readers_see_and_how_far_the_next_one_is():
    issue, client = make_issue(number="1824"), signed_in(chief_editor())
    page = client.get(change(issue)).text
    assert '<p class="version">issue.pdf, 8 pages, ' in page
    assert "readers see it</p>" in page
    actions.upload(issue, pdfs.upload(pdfs.a_pdf(3), "next.pdf"), by=None, pages=3)
    page = client.get(change(issue)).text
    assert "next.pdf, 3 pages" in page
    assert f'<a href="/admin/editions/issue/{issue.pk}/progress/">The PDF is here.' in page


def test_lists_say_in_words_what_a_phone_shows_without_the_heads_of_columns():
    vir, client = make_publication(name="VIR", download=True), signed_in(chief_editor())
    make_publication(name="Timeout", slug="timeout", shown=False)
    make_issue(vir, pages=1, pictures=False)
    page = client.get("/admin/editions/publication/").text
    for words in (
        "PDF offered",
        "no PDF",
        "on the shelf",
        "not on the shelf",
        "1 issue",
        "0 issues",
    ):
        assert f">{words}<" in page
    assert ">1 page<" in client.get("/admin/editions/issue/").text


def test_a_field_that_is_searched_for_has_a_name_before_anything_is_chosen():
    issue, client = make_issue(pages=1, pictures=False), signed_in(chief_editor())
    for where, words in [
        ("/admin/editions/subscriber/add/", "Search: reader"),
        (change(issue), "Search: story"),
    ]:
        page = client.get(where).text
        # The script gives Select2's empty field the words that stand in it as its name.
        assert f'data-placeholder="{words}"' in page
        assert "js/photos/choosing" in page


def test_what_nobody_sees_has_no_label_and_what_is_searched_for_no_empty_option():
    issue, client = make_issue(pages=1, pictures=False), signed_in(chief_editor())
    assert 'for="id_version_seen"' not in client.get(change(issue)).text
    page = client.get("/admin/editions/subscriber/add/").text
    field = page.split('<select name="user"')[1].split(">")[0]
    assert "required" not in field
    answer = client.post("/admin/editions/subscriber/add/", {"starts": "2026-11-01"})
    assert errors(answer)["user"] == ["This field is required."]
