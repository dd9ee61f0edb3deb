"""Who may do what, asked through HTTP on the story itself: every verb, every role, every state."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
    superuser,
)
from articles import actions
from articles.models import Article
from articles.tests.desk import change_url, open_form, page_url, press
from articles.tests.factories import a_section, make_draft
from newsroom.tests.database import Make
from publishing.states import State
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

STATES = ("draft", "review", "published", "withdrawn")
VERBS = ("save", "submit", "return", "publish", "update", "withdraw", "delete", "restore")

# What each may do to the story of their own desk, by its state; "-" is nothing. VIEW is apart.
EDITOR = {
    "draft": {"save", "submit", "publish", "delete", "restore"},
    "review": {"save", "return", "publish", "delete", "restore"},
    "published": {"save", "update", "withdraw", "restore"},
    "withdrawn": {"save", "publish", "restore"},
}
MAY = {
    "writer": {"draft": {"save", "submit", "delete", "restore"}},
    "section editor": EDITOR,
    "editor of the section above": EDITOR,
    "chief editor": EDITOR,
    "superuser": EDITOR,
    "photo editor": {},
}
STRANGERS = ("another reporter", "editor of another section", "moderator", "reader", "nobody")


class Newsroom:
    """A story in Money ⁄ Banking, begun by the writer, and everybody who might want something."""

    def __init__(self) -> None:
        money = make_section("Money")
        self.section = make_section("Banking", parent=money)
        self.people: dict[str, User | None] = {
            "writer": reporter(),
            "section editor": section_editor(self.section),
            "editor of the section above": section_editor(money),
            "chief editor": chief_editor(),
            "superuser": superuser(),
            "photo editor": photo_editor(),
            "another reporter": reporter(),
            "editor of another section": section_editor(make_section("Sports")),
            "moderator": moderator(),
            "reader": reader(),
            "nobody": None,
        }

    def story(self, state: str) -> Article:
        article = make_draft(by=self.people["writer"], section_id=self.section.pk)
        steps = {
            "draft": [],
            "review": [actions.send_to_review],
            "published": [actions.publish],
            "withdrawn": [actions.publish, actions.withdraw],
        }
        for step in steps[state]:
            step(article, expected_version=article.version, by=None)  # type: ignore[operator]
        return article


@pytest.fixture(scope="module")
def room(once_a_file: Make) -> Newsroom:
    return once_a_file(Newsroom)


def attempt(client: Client, verb: str, article: Article, form: dict[str, object]) -> None:
    """Ask for `verb` as the buttons do, whether or not the page offers it."""
    version = {"version": article.version}
    if verb in ("withdraw", "delete"):
        client.post(page_url(verb, article), version | {"then": "gone"})
    elif verb == "restore":
        client.post(page_url("restore", article), version | {"number": 1})
    else:
        press(
            client,
            article,
            verb,
            form,
            standfirst="Changed words",
            expected_version=article.version,
        )


def happened(article: Article, before: tuple[str, int]) -> bool:
    """Say whether anything at all changed about the story."""
    now = Article.objects.filter(pk=article.pk).values_list("state", "version").first()
    return now != before


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", MAY)
def test_each_role_does_what_it_may_and_nothing_else(room: Newsroom, who: str, state: str) -> None:
    client = signed_in(room.people[who])
    # One filled form serves all stories of a state: `press` says which version it is of.
    form = open_form(signed_in(room.people["chief editor"]), room.story(state))
    done = set()
    for verb in VERBS:
        article = room.story(state)
        before = (article.state, article.version)
        attempt(client, verb, article, form)
        if happened(article, before):
            done.add(verb)
    assert done == MAY[who].get(state, set())


@pytest.mark.parametrize("who", MAY)
def test_everybody_of_the_desk_may_read_the_story(room: Newsroom, who: str) -> None:
    client = signed_in(room.people[who])
    for state in STATES:
        assert client.get(change_url(room.story(state))).status_code == 200


@pytest.mark.parametrize("who", STRANGERS)
def test_for_everybody_else_the_story_is_not_there(room: Newsroom, who: str) -> None:
    client = signed_in(room.people[who])
    form = open_form(signed_in(room.people["chief editor"]), room.story("draft"))
    for state in STATES:
        article = room.story(state)
        addresses = [
            change_url(article),
            f"/preview/{article.pk}/",
            f"/preview/{article.pk}/phone/",
        ]
        addresses += [
            page_url(name, article) for name in ("history", "compare", "withdraw", "delete")
        ]
        for address in addresses:
            answer = client.get(address)
            # Readers and strangers are shown the door; staff of another desk find nothing.
            assert answer.status_code in (302, 403, 404), address
            # What readers see may stand among the newest stories on the page of the refusal.
            is_public = state == "published"
            assert is_public or article.headline not in answer.content.decode()
            if who in ("another reporter", "editor of another section"):
                assert answer.status_code == 404, address
        before = (article.state, article.version)
        for verb in VERBS:
            attempt(client, verb, article, form)
            assert not happened(article, before), (verb, state)


@pytest.mark.parametrize("who", ["photo editor", "moderator", "reader", "nobody"])
def test_who_does_not_write_cannot_begin_a_story(room: Newsroom, who: str) -> None:
    form = open_form(signed_in(room.people["chief editor"]))
    client = signed_in(room.people[who])
    assert client.get("/admin/articles/article/add/").status_code in (302, 403)
    press(client, None, "save", form, headline="Mine", section=room.section.pk)
    assert not Article.objects.exists()


def test_a_moderator_reaches_no_draft_by_any_door_of_the_desk() -> None:
    make_draft(headline="Not for moderators")
    client = signed_in(moderator())
    for address in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/suggest/tags/",
    ):
        assert "Not for moderators" not in client.get(address).content.decode()


def test_the_bar_offers_only_what_may_be_done_now(room: Newsroom) -> None:
    page = signed_in(room.people["writer"]).get(change_url(room.story("draft")))
    assert [button.do for button in page.context["bar"].buttons] == ["save", "preview", "submit"]
    assert "Send the story to review instead" in page.content.decode()
    page = signed_in(room.people["section editor"]).get(change_url(room.story("published")))
    assert [button.do for button in page.context["bar"].buttons] == ["save", "preview", "update"]


def test_a_reporter_cannot_set_a_publish_time_even_by_hand(room: Newsroom) -> None:
    article = room.story("draft")
    client = signed_in(room.people["writer"])
    press(client, article, "save", open_form(client, article), published_at="2000-01-01T00:00")
    article.refresh_from_db()
    assert article.published_at is None


def test_what_readers_have_seen_is_not_deleted() -> None:
    article = make_draft()
    actions.publish(article, expected_version=article.version, by=None)
    page = signed_in(chief_editor()).get(page_url("delete", article))
    assert "Withdraw it instead" in page.content.decode()
    assert a_section()
    assert article.state == State.PUBLISHED
