"""Moderators let through, refuse for a reason, and think again. Nobody else does."""

import pytest
from django.db import IntegrityError

from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)
from articles import actions as stories
from articles.tests.factories import make_article
from comments import actions
from comments.models import Comment, Reason, Standing
from comments.tests.factories import make_comment
from publishing.errors import Refused
from publishing.models import LogEntry
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/comment/"
OTHERS = [reader, reporter, section_editor, photo_editor]


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def waiting(article):
    return make_comment(article, "Waiting words", state=Standing.WAITING)


def state_of(comment):
    return Comment.objects.get(pk=comment.pk).state


def test_what_is_let_through_appears_under_the_story(client, article, waiting):
    mod = moderator()
    actions.let_through(waiting, by=mod)
    assert "Waiting words" in client.get(article.get_absolute_url()).content.decode()
    stored = Comment.objects.get(pk=waiting.pk)
    assert (stored.decided_by, stored.decided_at is not None) == (mod, True)


def test_every_decision_is_logged_with_who_and_why(waiting):
    mod = moderator()
    actions.refuse(waiting, reason=Reason.INSULT, by=mod)
    entry = LogEntry.objects.first()
    assert (entry.verb, entry.note, entry.by) == ("refused", "insult", mod)


def test_a_decision_can_be_turned_round_and_taken_back(waiting):
    mod = moderator()
    actions.refuse(waiting, reason=Reason.ADVERTISING, by=mod)
    actions.let_through(waiting, by=mod)
    stored = Comment.objects.get(pk=waiting.pk)
    assert (stored.state, stored.reason) == (Standing.SHOWN, "")
    actions.put_back(waiting, by=mod)
    stored = Comment.objects.get(pk=waiting.pk)
    assert (stored.state, stored.decided_by, stored.decided_at) == (Standing.WAITING, None, None)


@pytest.mark.parametrize("reason", ["", "because", None])
def test_nothing_is_refused_without_a_reason(waiting, reason):
    with pytest.raises(Refused, match="why"):
        actions.refuse(waiting, reason=reason, by=moderator())
    assert state_of(waiting) == Standing.WAITING


def test_the_database_keeps_no_refusal_without_a_reason(article):
    with pytest.raises(IntegrityError):
        make_comment(article, state=Standing.REFUSED)


VERBS = {
    "let through": lambda comment, by: actions.let_through(comment, by=by),
    "refuse": lambda comment, by: actions.refuse(comment, reason=Reason.INSULT, by=by),
    "put back": lambda comment, by: actions.put_back(comment, by=by),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("make", OTHERS, ids=lambda make: make.__name__)
def test_nobody_but_moderators_and_the_chief_editor_decides(waiting, make, verb):
    with pytest.raises(Refused, match="Only moderators"):
        VERBS[verb](waiting, make())
    assert state_of(waiting) == Standing.WAITING


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("make", [moderator, chief_editor], ids=lambda make: make.__name__)
def test_moderators_and_the_chief_editor_decide(waiting, make, verb):
    VERBS[verb](waiting, make())


def test_nobody_decides_on_what_they_said_themselves(article):
    mod = moderator()
    own = make_comment(article, state=Standing.WAITING, user=mod)
    with pytest.raises(Refused, match="you said yourself"):
        actions.let_through(own, by=mod)


def test_nothing_is_decided_while_the_story_is_out_of_the_paper(article, waiting):
    stories.withdraw(article, expected_version=article.version, by=None)
    waiting = Comment.objects.get(pk=waiting.pk)
    with pytest.raises(Refused, match="not in the paper"):
        actions.let_through(waiting, by=moderator())


def test_the_queue_shows_what_waits_with_its_story(article, waiting):
    make_comment(article, "Words that are shown")
    page = signed_in(moderator()).get(QUEUE).content.decode()
    assert "Waiting words" in page
    assert article.headline in page
    assert "Words that are shown" not in page


def test_the_queue_shows_nothing_of_stories_out_of_the_paper(article, waiting):
    stories.withdraw(article, expected_version=article.version, by=None)
    client = signed_in(moderator())
    assert "Waiting words" not in client.get(f"{QUEUE}?state=all").content.decode()
    client.post(QUEUE, {"let_through": waiting.pk})
    assert state_of(waiting) == Standing.WAITING


def test_a_button_beside_the_words_decides_without_script(waiting):
    client = signed_in(moderator())
    client.post(QUEUE, {"let_through": waiting.pk})
    assert state_of(waiting) == Standing.SHOWN
    client.post(QUEUE, {"refuse": waiting.pk, f"reason-{waiting.pk}": "insult"})
    assert state_of(waiting) == Standing.REFUSED
    client.post(QUEUE, {"put_back": waiting.pk})
    assert state_of(waiting) == Standing.WAITING


def test_refusing_without_a_reason_is_answered_in_words(waiting):
    page = signed_in(moderator()).post(QUEUE, {"refuse": waiting.pk}, follow=True).content.decode()
    assert "Choose why this is refused" in page
    assert state_of(waiting) == Standing.WAITING


def test_several_are_decided_at_once(article):
    rows = [make_comment(article, state=Standing.WAITING) for _ in range(5)]
    client = signed_in(moderator())
    marked = {"marked": [row.pk for row in rows]}
    client.post(QUEUE, {**marked, "refuse": "marked", "reason": "advertising"})
    assert {state_of(row) for row in rows} == {Standing.REFUSED}
    client.post(f"{QUEUE}?state=refused", {**marked, "let_through": "marked"})
    assert {state_of(row) for row in rows} == {Standing.SHOWN}


@pytest.mark.parametrize("make", OTHERS, ids=lambda make: make.__name__)
def test_the_buttons_work_for_nobody_else(waiting, make):
    client = signed_in(make())
    client.post(QUEUE, {"let_through": waiting.pk})
    client.post(QUEUE, {"let_through": "marked", "marked": [waiting.pk]})
    client.post(QUEUE, {"let_through": "list"})
    assert state_of(waiting) == Standing.WAITING


def test_a_section_editor_sees_what_is_said_in_their_sections_and_decides_nothing():
    money, sports = make_section("Money"), make_section("Sports")
    insurance = make_section("Insurance", parent=money)
    for section in (money, insurance, sports):
        make_comment(make_article(section_id=section.pk), f"About {section.name}",
                     state=Standing.WAITING)  # fmt: skip
    page = signed_in(section_editor(money)).get(QUEUE).content.decode()
    assert "About Money" in page
    assert "About Insurance" in page
    assert "About Sports" not in page
    assert 'name="let_through"' not in page


def test_nobody_edits_or_deletes_the_words(waiting):
    client = signed_in(chief_editor())
    client.post(f"{QUEUE}{waiting.pk}/change/", {"text": "Other words", "state": "shown"})
    client.post(f"{QUEUE}{waiting.pk}/delete/", {"post": "yes"})
    stored = Comment.objects.get(pk=waiting.pk)
    assert (stored.text, stored.state) == ("Waiting words", Standing.WAITING)


def test_hostile_words_are_text_in_the_queue_too(article):
    make_comment(article, "<script>alert(1)</script>", name="<img src=x>", state=Standing.WAITING)
    page = signed_in(moderator()).get(QUEUE).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("rows", [2, 25])
def test_the_queue_costs_the_same_for_few_and_many(django_assert_max_num_queries, article, rows):
    client = signed_in(moderator())
    for _ in range(rows):
        make_comment(article, state=Standing.WAITING, user=reader())
    with django_assert_max_num_queries(14):
        client.get(QUEUE)
