"""Pages about the paper: written by the chief editor, clean whatever was pasted, cached by all."""

import pytest

from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)
from pages import actions
from pages.cleaning import clean
from pages.models import Masthead, Page, Place
from pages.tests.factories import make_masthead, make_page
from publishing.errors import Refused

pytestmark = pytest.mark.django_db

OTHERS = [reader, reporter, section_editor, photo_editor, moderator]


@pytest.mark.parametrize("slug", Place.values)
def test_each_page_stands_at_its_address(client, slug):
    make_page(slug, title="A page", body="<p>Its text.</p>")
    page = client.get(f"/{slug}/").content.decode()
    assert "<h1>A page</h1>" in page
    assert "<p>Its text.</p>" in page


def test_a_page_nobody_wrote_is_not_found(client):
    assert client.get("/about-us/").status_code == 404


def test_a_page_sets_no_cookie_and_knows_no_reader():
    make_page()
    response = signed_in(reader()).get("/about-us/")
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_page_costs_a_fixed_number_of_queries(client, django_assert_max_num_queries):
    make_page()
    make_masthead()
    with django_assert_max_num_queries(3):
        client.get("/about-us/")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<p onclick='alert(1)'>x</p>",
        "<a href='javascript:alert(1)'>x</a>",
        "<img src=x onerror=alert(1)>",
        "<p style='position:fixed'>x</p>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src='https://evil.example'></iframe>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>",
    ],
)
def test_nothing_hostile_is_kept(hostile):
    page = actions.save_page(Page(slug="about-us", title="A", body=f"<p>ok</p>{hostile}"), by=None)
    kept = Page.objects.get(pk=page.pk).body
    assert "<p>ok</p>" in kept
    for bad in ("alert", "<img", "<iframe", "<svg", "style", "onclick", "javascript"):
        assert bad not in kept


def test_what_an_editor_writes_is_kept():
    text = (
        "<h2>Who</h2><p><strong>We</strong> <em>are</em><br>here.</p>"
        "<ul><li><p>one</p></li></ul><blockquote><p>said</p></blockquote>"
        "<table><tbody><tr><th>Place</th></tr><tr><td>260 × 50</td></tr></tbody></table>"
    )
    assert clean(text) == text
    assert 'href="mailto:desk@paper.example"' in clean('<a href="mailto:desk@paper.example">m</a>')


def test_a_title_with_tags_is_text(client):
    make_page(title="<script>alert(1)</script>")
    assert "<script>alert(1)" not in client.get("/about-us/").content.decode()


def test_the_chief_editor_writes_a_page_in_the_admin(client):
    response = signed_in(chief_editor()).post(
        "/admin/pages/page/add/",
        {
            "slug": "about-us",
            "title": "About",
            "introduction": "",
            "body": "<p>We<script>x</script></p>",
        },
    )
    assert response.status_code == 302
    assert Page.objects.get().body == "<p>We</p>"


def test_a_page_that_is_there_already_is_refused_in_words():
    make_page()
    response = signed_in(chief_editor()).post(
        "/admin/pages/page/add/", {"slug": "about-us", "title": "Once more", "body": "<p>kept</p>"}
    )
    assert "This page is there already" in response.content.decode()
    assert "&lt;p&gt;kept&lt;/p&gt;" in response.content.decode()


@pytest.mark.parametrize("make", OTHERS, ids=lambda make: make.__name__)
def test_nobody_else_changes_what_the_paper_says_about_itself(make):
    somebody, page, masthead = make(), make_page(), make_masthead()
    for write in (
        lambda: actions.save_page(page, by=somebody),
        lambda: actions.delete_page(page, by=somebody),
        lambda: actions.save_masthead(masthead, by=somebody),
    ):
        with pytest.raises(Refused):
            write()
    client = signed_in(somebody)
    for path in (
        f"page/{page.pk}/change/",
        f"page/{page.pk}/delete/",
        f"masthead/{masthead.pk}/change/",
    ):
        assert client.post(
            f"/admin/pages/{path}", {"title": "Mine", "post": "yes"}
        ).status_code in (302, 403)
    assert Page.objects.get().title == "About us"


def test_a_paper_without_a_masthead_still_has_a_name(client):
    assert Masthead.objects.current().name == "Newsroom"
    assert client.get("/nowhere-at-all/").status_code == 404


def test_the_masthead_opens_straight_in_its_form():
    client = signed_in(chief_editor())
    assert client.get("/admin/pages/masthead/").headers["Location"] == "/admin/pages/masthead/add/"
    client.post("/admin/pages/masthead/add/", {"name": "The Weekly"})
    masthead = Masthead.objects.get()
    address = client.get("/admin/pages/masthead/").headers["Location"]
    assert address == f"/admin/pages/masthead/{masthead.pk}/change/"
    assert client.get(address).status_code == 200
    assert client.get("/admin/pages/masthead/add/").status_code == 403


def test_there_is_one_masthead_however_often_it_is_written():
    actions.save_masthead(Masthead(name="One"), by=None)
    actions.save_masthead(Masthead(name="Two"), by=None)
    assert [masthead.name for masthead in Masthead.objects.all()] == ["Two"]


def test_nobody_deletes_the_masthead():
    masthead = make_masthead()
    answer = signed_in(chief_editor()).post(
        f"/admin/pages/masthead/{masthead.pk}/delete/", {"post": "yes"}
    )
    assert answer.status_code == 403
