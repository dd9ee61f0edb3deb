"""What readers open: shelf, publication, issue, page, picture, PDF; and who may."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode

from accounts.tests.cast import chief_editor, reader, signed_in
from articles.tests.factories import make_article
from editions import paths
from editions.models import Access, Subscriber
from editions.page import newest_covers
from editions.tests.factories import make_issue, make_publication
from pages.tests.factories import make_masthead
from publishing.states import State
from sections.models import Kind as SectionKind
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

WORDS = "Nền kinh tế của cảng biển"


@pytest.fixture
def issue():
    texts = [f"Page {n}." for n in range(1, 9)]
    texts[4] = f"{WORDS}.\n\nA second block."
    return make_issue(make_publication(name="VIR", slug="vir"), number="1824", pages=texts)


@pytest.fixture
def closed(issue):
    """The same issue, for subscribers."""
    issue.publication.access = Access.SUBSCRIBERS
    issue.publication.download = True
    issue.publication.save()
    return issue


def get(address: str, client: Client | None = None):
    return (client or Client()).get(address)


def picture_of(issue, number: int = 5, size: str = "medium", format: str = "webp") -> str:
    return f"{issue.get_page_url(number)}{issue.current_id}-{size}.{format}"


def subscriber_of(issue, **term):
    who = reader()
    Subscriber.objects.create(publication=issue.publication, user=who, **term)
    return who


def links(html: str, rel: str) -> list[str]:
    return re.findall(rf'rel="{rel}" href="([^"]+)"', html)


# The shelf and the archive


def test_the_shelf_shows_the_newest_cover_and_the_ones_behind_it(issue):
    older = make_issue(issue.publication, pages=1, date=date(2026, 11, 16))
    shelf = get("/epaper/").text
    assert shelf.index(issue.get_absolute_url()) < shelf.index(older.get_absolute_url())
    assert default_storage.url(paths.cover(issue.current, 480, "jpg")) in shelf


def test_the_shelf_says_that_a_publication_has_no_issue_yet():
    make_publication(name="Timeout")
    assert "at the printer" in get("/epaper/").text


def test_a_publication_lists_its_issues_by_year(issue):
    old = make_issue(issue.publication, pages=1, date=date(2024, 3, 1))
    newest, year = get("/epaper/vir/").text, get("/epaper/vir/?year=2024").text
    assert issue.get_absolute_url() in newest
    assert old.get_absolute_url() not in newest
    assert old.get_absolute_url() in year
    assert issue.get_absolute_url() not in year


@pytest.mark.parametrize("year", ["1999", "last", "20244", "²024"])
def test_a_year_without_issues_is_not_there(issue, year):
    assert get(f"/epaper/vir/?year={year}").status_code == 404


def test_what_is_not_live_is_not_there(issue):
    draft = make_issue(issue.publication, pages=1, state=State.DRAFT)
    later = make_issue(issue.publication, pages=1, live_from=timezone.now() + timedelta(hours=1))
    for one in (draft, later):
        assert one.get_absolute_url() not in get("/epaper/").text
        for address in (one.get_absolute_url(), one.get_page_url(1), picture_of(one, 1)):
            assert get(address).status_code == 404


def test_the_chief_editor_reads_an_issue_before_it_is_live(issue):
    draft = make_issue(issue.publication, pages=1, state=State.DRAFT)
    assert get(draft.get_page_url(1), signed_in(chief_editor())).status_code == 200


def test_an_issue_shows_its_contents_and_tells_machines_what_it_is(issue):
    page = issue.current.pages.get(number=5)
    page.title = "Money and ports"
    page.save()
    html = get(issue.get_absolute_url()).text
    assert "Money and ports" in html
    assert '"@type": "PublicationIssue"' in html
    assert '"issueNumber": "1824"' in html


def test_a_publication_in_the_menu_that_is_not_set_up_yet_leads_to_the_shelf(issue):
    top = make_section("ePaper", kind=SectionKind.EPAPER, slug="epaper")
    make_section("Timeout", parent=top, kind=SectionKind.EPAPER)
    assert issue.get_absolute_url() in get("/epaper/timeout/").text
    assert get("/epaper/nothing/").status_code == 404


# A page


def test_a_page_lies_open_with_its_neighbour_and_the_cover_alone(issue):
    assert 'data-number="4"' in get(issue.get_page_url(5)).text.partition("data-turn")[2]
    cover = get(issue.get_page_url(1)).text
    assert cover.count('<figure class="sheet"') == 1


def test_a_page_has_its_picture_with_measures_and_its_text_block_by_block(issue):
    html = get(issue.get_page_url(5)).text
    assert picture_of(issue) in html
    assert f"<p>{WORDS}.</p><p>A second block.</p>" in html
    assert 'alt="Page 5, as printed"' in html


def test_steps_lead_by_page_and_by_spread_and_end_at_the_ends(issue):
    html = get(issue.get_page_url(5)).text
    assert links(html, "prev") == [issue.get_page_url(4), issue.get_page_url(2)]
    assert links(html, "next") == [issue.get_page_url(6), issue.get_page_url(6)]
    assert links(get(issue.get_page_url(1)).text, "prev") == []
    assert links(get(issue.get_page_url(8)).text, "next") == []


@pytest.mark.parametrize("number", ["0", "9", "99999999999999999999"])
def test_a_page_past_the_end_is_not_there(issue, number):
    assert get(f"{issue.get_absolute_url()}{number}/").status_code == 404


def test_the_stories_of_a_page_are_listed_on_it(issue):
    story = make_article(headline="The port that waits, in full")
    issue.stories.create(article=story, page_number=5)
    assert story.get_absolute_url() in get(issue.get_page_url(4)).text
    assert story.get_absolute_url() not in get(issue.get_page_url(6)).text


def test_a_picture_of_an_open_issue_may_be_kept_and_is_asked_for_once(issue):
    answer = get(picture_of(issue))
    assert answer.headers["Content-Type"] == "image/webp"
    assert "public" in answer.headers["Cache-Control"]
    again = Client().get(picture_of(issue), headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(("size", "format"), [("huge", "webp"), ("medium", "svg")])
def test_a_picture_of_no_known_size_or_kind_is_not_there(issue, size, format):
    assert get(picture_of(issue, size=size, format=format)).status_code == 404


def test_a_picture_of_an_older_version_is_not_there(issue):
    address = picture_of(issue).replace(f"/{issue.current_id}-", f"/{issue.current_id + 1}-")
    assert get(address).status_code == 404


# Finding


def found_in(issue, words: str) -> str:
    return f"{issue.get_absolute_url()}find/?{urlencode({'q': words})}"


def test_a_word_typed_without_marks_is_found_and_marked_in_the_text_and_on_the_page(issue):
    html = get(found_in(issue, "kinh te")).text
    assert "<mark>kinh</mark> <mark>tế</mark>" in html
    assert html.count("<rect ") == 2
    assert f"{issue.get_page_url(5)}find/?q=kinh+te" in html
    opened = get(f"{issue.get_page_url(5)}find/?q=kinh+te").text
    assert opened.count("<rect ") == 2
    assert f"{issue.get_page_url(6)}find/?q=kinh+te" in opened


def test_all_issues_are_searched_together(issue):
    other = make_issue(pages=["Kinh tế"], number="7")
    html = get("/epaper/find/?q=kinh+te").text
    assert "VIR 1824" in html
    assert str(other) in html


@pytest.mark.parametrize("words", ["zebra", "-", '"', "<script>", "%", "a" * 3000])
def test_a_search_that_finds_nothing_says_what_to_try(issue, words):
    for address in (found_in(issue, words), f"/epaper/find/?{urlencode({'q': words})}"):
        html = get(address).text
        assert "has these words" in html
        assert "<script>" not in html.partition("<main")[2]


def test_a_search_for_nothing_is_an_empty_form(issue):
    assert get(found_in(issue, " ")).status_code == 200
    assert get(f"{issue.get_page_url(5)}find/?q=").url == issue.get_page_url(5)


# A closed issue


def test_a_closed_issue_shows_cover_and_contents_and_a_door_but_no_page(closed):
    page = closed.current.pages.get(number=5)
    page.title = "Money and ports"
    page.save()
    for address in (closed.get_absolute_url(), closed.get_page_url(5)):
        html = get(address).text
        assert default_storage.url(paths.cover(closed.current, 800, "webp")) in html
        assert "Money and ports" in html
        assert "kinh tế" not in html
        assert picture_of(closed, size="thumb") not in html
    door = get(closed.get_page_url(5)).text
    assert f"/sign-in/?next={closed.get_page_url(5).replace('/', '%2F')}" in door
    assert 'href="/subscription-form/' in door


def test_no_picture_and_no_pdf_of_a_closed_issue_is_given_to_strangers(closed):
    for size in paths.PAGE_WIDTHS:
        for format in paths.FORMATS:
            assert get(picture_of(closed, size=size, format=format)).status_code == 403
    assert get(f"{closed.get_absolute_url()}download/").status_code == 302


def test_a_search_tells_nothing_of_the_text_of_a_closed_issue(closed):
    for address in (found_in(closed, "kinh te"), "/epaper/find/?q=kinh+te"):
        html = get(address).text
        assert "For subscribers." in html
        assert "tế" not in html
        assert "<rect" not in html
    assert "tế" not in get(f"{closed.get_page_url(5)}find/?q=kinh+te").text


def test_a_subscriber_reads_a_closed_issue_while_the_term_runs(closed):
    client = signed_in(subscriber_of(closed))
    assert "kinh tế" in get(closed.get_page_url(5), client).text
    assert get(picture_of(closed), client).status_code == 200
    assert "<mark>tế</mark>" in get(found_in(closed, "kinh te"), client).text
    Subscriber.objects.update(starts=date(2020, 1, 1), ends=date(2020, 1, 2))
    assert "kinh tế" not in get(closed.get_page_url(5), client).text
    assert get(picture_of(closed), client).status_code == 403


def test_what_only_some_may_read_is_kept_by_no_cache(closed):
    client = signed_in(subscriber_of(closed))
    for address in (closed.get_page_url(5), found_in(closed, "kinh te")):
        for who in (client, None):
            assert "no-store" in get(address, who).headers["Cache-Control"]
    control = get(picture_of(closed), client).headers["Cache-Control"]
    assert "private" in control
    assert "no-cache" in control


def test_a_picture_that_a_reader_may_no_longer_see_is_not_said_to_be_unchanged(closed):
    client = signed_in(subscriber_of(closed))
    tag = get(picture_of(closed), client).headers["ETag"]
    Subscriber.objects.all().delete()
    again = client.get(picture_of(closed), headers={"if-none-match": tag})
    assert again.status_code == 403


# The PDF


def test_the_pdf_comes_as_a_file_that_runs_nothing(issue):
    issue.publication.download = True
    issue.publication.save()
    answer = get(f"{issue.get_absolute_url()}download/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="vir-1824.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_a_publication_that_offers_no_pdf_has_none(issue):
    assert get(f"{issue.get_absolute_url()}download/").status_code == 404
    assert "download/" not in get(issue.get_absolute_url()).text


# What it costs


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/epaper/", 5),
        ("/epaper/vir/", 6),
        ("/epaper/vir/1824/", 6),
        ("/epaper/vir/1824/5/", 6),
        ("/epaper/find/?q=page", 4),
    ],
)
def test_pages_ask_no_more_when_there_are_more_issues(
    issue, address, most, django_assert_max_num_queries
):
    make_masthead()  # which brings the banner along
    for n in range(6):
        make_issue(issue.publication, pages=2, date=date(2026, 1, 1 + n), pictures=False)
        make_issue(pages=2, pictures=False)
    with django_assert_max_num_queries(most):
        assert get(address).status_code == 200


@pytest.mark.parametrize("address", ["/epaper/", "/epaper/vir/", "/epaper/vir/1824/",
                                     "/epaper/vir/1824/5/"])  # fmt: skip
def test_what_is_open_is_the_same_for_everybody(issue, address):
    answer = get(address)
    assert not answer.cookies
    assert "cookie" not in answer.headers.get("Vary", "").lower()
    assert get(address, signed_in(reader())).content == answer.content


# Elsewhere in the paper


def test_home_shows_the_newest_cover_of_each_publication_in_one_query(
    issue, django_assert_num_queries
):
    make_issue(issue.publication, pages=1, date=date(2026, 1, 1))
    other = make_issue(pages=1)
    with django_assert_num_queries(1):
        assert [cover.issue for cover in newest_covers()] == [issue, other]
    home = get("/").text
    assert home.count('class="shelf-issue"') == 2
    assert issue.get_absolute_url() in home
