"""The moderators' desk: ordered by reason, one moderator a comment, all of it can be undone."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

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
from articles.tests.factories import make_article, make_draft
from comments import actions
from comments.actions.claims import Taken
from comments.models import Ban, Comment, Decision, Report, Standing
from comments.speakers import introduce
from comments.tests.factories import make_comment
from publishing.errors import Refused
from publishing.models import LogEntry

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/comment/"


@pytest.fixture
def article():
    return make_article(headline="Port traffic rises")


def waiting(article, text="", **fields):
    return make_comment(article, text, state=Standing.WAITING, **fields)


def state_of(comment):
    return Comment.objects.get(pk=comment.pk).state


def texts(page):
    return [c.text for c in page.context["leaf"].comments]


def test_the_queue_is_ordered_by_reason(article):
    waiting(article, "in a flood", in_flood=True)
    waiting(article, "nothing against it")
    waiting(article, "has a word", word="casino")
    waiting(article, "has a link", has_link=True)
    waiting(article, "is the first", is_first=True)
    reported = make_comment(article, "was reported")
    actions.report(reported, complaint="insult", by=reader())
    page = signed_in(moderator()).get(QUEUE)
    assert texts(page) == [
        "was reported", "is the first", "has a link", "has a word", "nothing against it",
        "in a flood",
    ]  # fmt: skip
    for words in ("Reported", "First comment", "Has a link", "Word on the list: casino"):
        assert words in page.content.decode()


def test_a_hot_story_comes_before_a_calm_one(article):
    hot = make_article()
    waiting(article, "calm")
    for number in range(10):
        make_comment(hot, f"shown {number}")
    waiting(hot, "hot")
    page = signed_in(moderator()).get(QUEUE)
    assert texts(page) == ["hot", "calm"]
    assert "Hot story: 11 this hour" in page.content.decode()


def test_an_opened_comment_shows_reason_story_history_and_what_it_answers(article):
    lan = reader(name="Lan")
    question = make_comment(article, "What about barges?", name="Minh")
    answer = waiting(article, "They wait.", user=lan, name="Lan", answer_to=question)
    old = waiting(article, "An insult", user=lan, name="Lan")
    actions.refuse(old, reason="insult", by=moderator(name="Trang"))
    make_comment(article, "Shown before", user=lan)
    page = signed_in(moderator()).get(f"{QUEUE}{answer.pk}/change/").content.decode()
    for words in ("They wait.", "What about barges?", "Port traffic rises", "An insult", "Trang",
                  "Who is Lan?"):  # fmt: skip
        assert words in page
    assert page.count("<dd>1</dd>") == 3, "one shown, one refused, one waiting"


def test_of_two_who_open_the_same_one_has_it_and_the_other_sees_who(article):
    comment, first, second = waiting(article), moderator(name="Trang"), moderator()
    signed_in(first).get(f"{QUEUE}{comment.pk}/change/")
    page = signed_in(second).get(f"{QUEUE}{comment.pk}/change/").content.decode()
    assert "Trang is looking at this one until" in page
    assert 'name="do"' not in page
    assert "Trang is looking at it until" in signed_in(second).get(QUEUE).content.decode()
    with pytest.raises(Taken, match="Trang"):
        actions.let_through(Comment.objects.get(pk=comment.pk), by=second)
    actions.let_through(Comment.objects.get(pk=comment.pk), by=first)


def test_a_claim_is_over_after_two_minutes(article):
    comment, first, second = waiting(article), moderator(), moderator()
    actions.claim(comment, by=first)
    Comment.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    actions.let_through(Comment.objects.get(pk=comment.pk), by=second)
    assert state_of(comment) == Standing.SHOWN


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_claim_at_the_same_moment_exactly_one_succeeds(article):
    comment, people = waiting(article), [moderator() for _ in range(8)]
    won, start = [], threading.Barrier(8)

    def claim(who):
        mine = Comment.objects.select_related("article").get(pk=comment.pk)
        start.wait()
        try:
            actions.claim(mine, by=who)
            won.append(who)
        except Taken:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=claim, args=(who,)) for who in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert Comment.objects.get().claimed_by == won[0]


def test_who_decides_on_what_changed_meanwhile_is_told(article):
    comment = waiting(article)
    client = signed_in(moderator())
    actions.let_through(comment, by=moderator(name="Trang"))
    page = client.post(
        f"{QUEUE}{comment.pk}/change/", {"do": "refuse:insult", "seen": "waiting"}, follow=True
    )
    assert "Trang was quicker" in page.content.decode()
    assert state_of(comment) == Standing.SHOWN


def test_after_a_decision_the_next_one_is_opened(article):
    first, second = waiting(article, "one"), waiting(article, "two")
    client = signed_in(moderator())
    assert client.get(f"{QUEUE}next/").headers["Location"] == f"{QUEUE}{first.pk}/change/"
    there = client.post(f"{QUEUE}{first.pk}/change/", {"do": "refuse:advertising"})
    assert there.headers["Location"] == f"{QUEUE}{second.pk}/change/"
    assert state_of(first) == Standing.REFUSED
    client.get(f"{QUEUE}{second.pk}/change/")
    last = client.post(f"{QUEUE}{second.pk}/change/", {"do": "let through"}, follow=True)
    assert "Nothing waits any more" in last.content.decode()


def test_leaving_one_gives_it_back_and_goes_on(article):
    first, second = waiting(article, "one"), waiting(article, "two")
    client = signed_in(moderator())
    client.get(f"{QUEUE}{first.pk}/change/")
    there = client.post(f"{QUEUE}{first.pk}/change/", {"do": "skip"})
    assert there.headers["Location"] == f"{QUEUE}{second.pk}/change/"
    assert Comment.objects.get(pk=first.pk).claimed_by is None


@pytest.mark.parametrize("verb", ["let through", "refuse:insult", "put back"])
def test_every_decision_can_be_undone_and_leaves_what_was(article, verb):
    comment, mod = make_comment(article, state=Standing.REFUSED, reason="private"), moderator()
    client = signed_in(mod)
    client.post(f"{QUEUE}{comment.pk}/change/", {"do": verb})
    assert "Undo" in client.get(QUEUE).content.decode()
    client.post(f"{QUEUE}undo/{Decision.objects.get().pk}/")
    stored = Comment.objects.get(pk=comment.pk)
    assert (stored.state, stored.reason, stored.decided_by) == ("refused", "private", None)
    again = client.post(f"{QUEUE}undo/{Decision.objects.get().pk}/", follow=True)
    assert "undone already" in again.content.decode()


def test_undoing_leaves_alone_what_somebody_decided_since(article):
    one, two, mod = waiting(article, "one"), waiting(article, "two"), moderator()
    both = actions.decide_all([one, two], verb="refuse", reason="insult", by=mod).decision
    actions.let_through(Comment.objects.get(pk=two.pk), by=mod)
    assert actions.undo(both, by=mod) == 1
    assert (state_of(one), state_of(two)) == (Standing.WAITING, Standing.SHOWN)


def test_keeping_what_was_reported_settles_the_reports_and_undoing_opens_them(article):
    comment, mod = make_comment(article), moderator()
    actions.report(comment, complaint="insult", by=reader())
    assert Comment.objects.visible_to(mod).to_decide().count() == 1
    kept = actions.let_through(comment, by=mod)
    assert Comment.objects.visible_to(mod).to_decide().count() == 0
    actions.undo(kept, by=mod)
    assert Report.objects.get().settled_by is None
    assert Comment.objects.visible_to(mod).to_decide().count() == 1


def test_a_ban_has_a_reason_and_an_end_refuses_what_waits_and_can_be_undone(article):
    lan, mod = reader(name="Lan"), moderator()
    one, two = waiting(article, "one", user=lan), waiting(article, "two", user=lan)
    client = signed_in(mod)
    address = f"{QUEUE}{one.pk}/change/"
    page = client.post(address, {"do": "ban", "ban_for": "7"}, follow=True).content.decode()
    assert "Choose why they are banned" in page
    client.post(address, {"do": "ban", "ban_for": "7", "ban_reason": "insult"})
    ban = Ban.objects.get()
    assert timedelta(days=6) < ban.until - timezone.now() < timedelta(days=8)
    assert (state_of(one), state_of(two)) == (Standing.REFUSED, Standing.REFUSED)
    with pytest.raises(Refused, match="nothing here until"):
        actions.say(article, text="Three", by=lan)
    client.post(f"{QUEUE}undo/{Decision.objects.get().pk}/")
    assert (state_of(one), state_of(two)) == (Standing.WAITING, Standing.WAITING)
    assert actions.say(article, text="Three", by=lan).state == Standing.WAITING


def test_a_banned_guest_is_known_by_the_mailbox_and_only_its_owner_is_told(article):
    guest = introduce(key="a", name="Lan", email="lan@reader.example")
    comment = actions.confirm(actions.say(article, text="Rude", by=None, guest=guest))
    actions.ban(comment, reason="insult", until=None, by=moderator())
    assert "lan@" not in Ban.objects.get().mailbox
    guest.refresh_from_db()
    with pytest.raises(Refused, match="nothing here any more"):
        actions.say(article, text="Again", by=None, guest=guest)
    stranger = introduce(key="b", name="L.", email="lan+x@reader.example")
    typed = actions.say(article, text="Again", by=None, guest=stranger)
    assert typed.state == Standing.UNCONFIRMED, "a stranger learns nothing"
    with pytest.raises(Refused, match="nothing here any more"):
        actions.confirm(typed)


def test_a_ban_is_lifted_from_the_list_of_bans(article):
    lan, client = reader(name="Lan"), signed_in(moderator())
    comment = waiting(article, user=lan, name="Lan")
    actions.ban(comment, reason="insult", until=None, by=moderator())
    assert "Lan" in client.get(f"{QUEUE}bans/").content.decode()
    client.post(f"{QUEUE}bans/{Ban.objects.get().pk}/lift/")
    assert actions.say(article, text="Hello again", by=lan)


def test_nobody_bans_the_newsroom(article):
    comment = waiting(article, user=reporter())
    with pytest.raises(Refused, match="of the newsroom"):
        actions.ban(comment, reason="insult", until=None, by=moderator())


def test_all_from_one_sender_go_with_one_action_and_come_back_with_one(article):
    spammer = reader(name="Spam")
    theirs = [waiting(article, f"buy {n}", user=spammer, name="Spam") for n in range(30)]
    honest = waiting(article, "An honest word")
    client = signed_in(moderator())
    pile = f"{QUEUE}?of={theirs[0].pk}"
    assert "Refuse all 30" in client.get(pile).content.decode()
    client.post(pile, {"refuse": "list", "reason": "advertising"})
    assert {state_of(one) for one in theirs} == {Standing.REFUSED}
    assert state_of(honest) == Standing.WAITING
    client.post(f"{QUEUE}undo/{Decision.objects.get().pk}/")
    assert {state_of(one) for one in theirs} == {Standing.WAITING}
    assert LogEntry.objects.filter(verb="undone").count() == 30


def test_all_of_the_same_words_are_found_whoever_said_them(article):
    a = actions.say(article, text="Buy at our shop!", by=reader())
    b = actions.say(article, text="buy at OUR shop", by=reader())
    actions.say(article, text="Something else", by=reader())
    page = signed_in(moderator()).get(f"{QUEUE}?like={a.pk}")
    assert {comment.pk for comment in page.context["leaf"].comments} == {a.pk, b.pk}


def test_the_list_of_decisions_shows_who_what_why(article):
    mod = moderator(name="Trang")
    actions.refuse(waiting(article, "Rude words"), reason="insult", by=mod)
    page = signed_in(moderator()).get(f"{QUEUE}decisions/").content.decode()
    for words in ("Trang", "refused", "Insult or hatred", "Rude words"):
        assert words in page


PEOPLE = {
    "stranger": lambda: None, "reader": reader, "reporter": reporter,
    "section editor": section_editor, "photo editor": photo_editor, "moderator": moderator,
    "chief editor": chief_editor,
}  # fmt: skip
DECIDE, LOOK, NOBODY = (
    {"moderator", "chief editor"},
    {"moderator", "chief editor", "section editor"},
    set(),
)
GET_MATRIX = {
    "": LOOK, "next/": DECIDE, "decisions/": DECIDE, "bans/": DECIDE, "add/": NOBODY,
}  # fmt: skip


@pytest.mark.parametrize("path", GET_MATRIX)
@pytest.mark.parametrize("who", PEOPLE)
def test_who_opens_which_page_of_the_desk(article, who, path):
    waiting(article)
    answer = signed_in(PEOPLE[who]()).get(f"{QUEUE}{path}", follow=False)
    opened = answer.status_code == 200 or (
        answer.status_code == 302 and answer.headers["Location"].startswith(QUEUE)
    )
    assert opened == (who in GET_MATRIX[path])


@pytest.mark.parametrize("who", PEOPLE)
def test_who_decides_undoes_and_lifts(article, who):
    comment, other = waiting(article, "one"), waiting(article, "two")
    done = actions.refuse(other, reason="insult", by=moderator())
    banned = actions.ban(waiting(article, "three", user=reader()), reason="insult", until=None,
                         by=moderator()).ban  # fmt: skip
    client = signed_in(PEOPLE[who]())
    client.post(f"{QUEUE}{comment.pk}/change/", {"do": "let through"})
    client.post(f"{QUEUE}undo/{done.pk}/")
    client.post(f"{QUEUE}bans/{banned.pk}/lift/")
    may = who in DECIDE
    assert (state_of(comment) == Standing.SHOWN) == may
    assert (state_of(other) == Standing.WAITING) == may
    assert (Ban.objects.get().lifted_at is not None) == may


def test_what_is_said_under_a_draft_or_a_withdrawn_story_has_no_page_here(article):
    draft, mod = make_draft(), signed_in(moderator())
    under_draft, under_withdrawn = waiting(draft), waiting(article)
    stories.withdraw(article, expected_version=article.version, by=None)
    for comment in (under_draft, under_withdrawn):
        assert mod.get(f"{QUEUE}{comment.pk}/change/").status_code == 404
        mod.post(f"{QUEUE}{comment.pk}/change/", {"do": "let through"})
        assert state_of(comment) == Standing.WAITING
    assert texts(mod.get(f"{QUEUE}?state=all")) == []


def test_the_stars_are_one_click_away_and_say_how_many_wait(article):
    page = signed_in(moderator()).get(QUEUE).content.decode()
    assert "/admin/ratings/story/?rated=by-nobody&amp;day=" in page
    stars = signed_in(moderator()).get("/admin/ratings/story/").content.decode()
    assert QUEUE in stars


@pytest.mark.parametrize("rows", [2, 25])
def test_an_opened_comment_costs_the_same_however_much_was_said(
    django_assert_max_num_queries, article, rows
):
    lan, mod = reader(), moderator()
    for number in range(rows):
        actions.refuse(waiting(article, f"no {number}", user=lan), reason="insult", by=mod)
    comment = waiting(article, user=lan)
    client = signed_in(mod)
    with django_assert_max_num_queries(30):
        client.get(f"{QUEUE}{comment.pk}/change/")
