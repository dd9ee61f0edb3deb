"""Who gets what: every kind of reader at every kind of door, asked by its address."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.tests.cast import chief_editor, reader, reporter, signed_in
from editions import actions
from editions.models import Access
from editions.tests.factories import make_issue, make_publication
from publishing.states import State

pytestmark = pytest.mark.django_db

SECRET = "Zweihundert"
WHO = ["nobody", "a reader", "an old subscriber", "a subscriber", "a reporter", "a chief editor"]
# How many of them, counted from the end, may read what is closed in that way.
MAY = {Access.OPEN: 6, Access.READERS: 5, Access.SUBSCRIBERS: 3}


def come_as(who: str, publication) -> Client:
    if who == "nobody":
        return Client()
    if who == "a reporter":
        return signed_in(reporter())
    if who == "a chief editor":
        return signed_in(chief_editor())
    person, today = reader(), timezone.localdate()
    if "subscriber" in who:
        ends = today - timedelta(days=1) if "old" in who else today
        actions.grant_term(
            publication, person, starts=today - timedelta(days=9), ends=ends, by=None
        )
    return signed_in(person)


def closed_doors(issue) -> dict[str, str]:
    """Return the addresses at which text, pictures and the PDF of `issue` would be."""
    slug, number = issue.publication.slug, issue.number
    picture = [slug, number, 2, issue.current_id]
    return {
        "page": issue.get_page_url(2),
        "found": reverse("issue_page_found", args=[slug, number, 2]) + f"?q={SECRET}",
        "search": reverse("issue_found", args=[slug, number]) + f"?q={SECRET}",
        "webp": reverse("page_picture", args=[*picture, "large", "webp"]),
        "jpg": reverse("page_picture", args=[*picture, "thumb", "jpg"]),
        "pdf": reverse("issue_pdf", args=[slug, number]),
    }


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def an_issue(access, **fields):
    text = f"One word of it: {SECRET} containers waited."
    publication = make_publication(access=access, download=True)
    return make_issue(publication, pages=["Cover", text], **fields)


@pytest.mark.parametrize("access", Access)
@pytest.mark.parametrize("who", WHO)
def test_pages_pictures_and_pdf_are_for_those_who_may(who, access):
    issue = an_issue(access)
    client = come_as(who, issue.publication)
    may = who in WHO[-MAY[access] :]
    for door, address in closed_doors(issue).items():
        answer = client.get(address)
        content = body(answer)
        if door in ("webp", "jpg", "pdf"):
            assert (answer.status_code == 200) == may, door
            assert content.startswith((b"RIFF", b"\xff\xd8", b"%PDF")) == may, door
        else:
            assert (f"{SECRET}</mark> containers" in content.decode()
                    or f"{SECRET} containers" in content.decode()) == may, door  # fmt: skip


@pytest.mark.parametrize("access", Access)
@pytest.mark.parametrize("who", WHO)
def test_the_front_of_an_issue_is_for_everybody(who, access):
    issue = an_issue(access, title="Ports wait")
    actions.name_pages(issue, {2: "Rates fall"}, by=None)
    page = come_as(who, issue.publication).get(issue.get_absolute_url())
    assert page.status_code == 200
    assert "Rates fall" in page.text
    assert "covers/" in page.text
    assert SECRET not in page.text


@pytest.mark.parametrize("who", WHO[:-1])
def test_what_is_not_live_does_not_exist(who):
    issue = an_issue(Access.OPEN, state=State.DRAFT)
    client = come_as(who, issue.publication)
    for address in (*closed_doors(issue).values(), issue.get_absolute_url()):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("access", [Access.READERS, Access.SUBSCRIBERS])
def test_no_shared_cache_keeps_what_is_closed(access):
    issue = an_issue(access)
    client = come_as("a subscriber", issue.publication)
    for address in closed_doors(issue).values():
        kept = client.get(address).headers.get("Cache-Control", "")
        assert "public" not in kept
        assert "private" in kept or "no-store" in kept
        assert SECRET.encode() not in body(Client().get(address)) or "q=" in address


def test_the_sitemap_has_the_fronts_and_no_page(client: Client):
    closed = an_issue(Access.SUBSCRIBERS)
    sitemap = client.get(reverse("sitemap_pages")).text
    assert closed.get_absolute_url() in sitemap
    assert closed.get_page_url(2) not in sitemap
