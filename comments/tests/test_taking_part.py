"""Answers, own comments, reports; open, moderated, closed; what is typed badly or sent twice."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import chief_editor, moderator, reader, section_editor, signed_in
from articles.tests.factories import make_article
from comments import actions, limits
from comments.doors import door_of
from comments.models import Comment, Mode, Report, Rule, Setting, Standing
from comments.tests.factories import make_comment
from pagecache.models import Purge
from publishing.errors import Refused
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(headline="Port traffic rises")


@pytest.fixture
def words(opened_long_ago):
    return {"text": "The figures are right.", "opened": opened_long_ago(), "website": ""}


def mode(chosen, **where):
    return actions.set_door(Setting(mode=chosen, **where), by=None)


def known(article):
    """Somebody of whom a moderator has let something through."""
    person = reader(name="Lan")
    actions.let_through(
        make_comment(make_article(), state=Standing.WAITING, user=person), by=moderator()
    )
    return person


def test_an_answer_stands_under_what_it_answers_one_level_deep(client, article, words):
    first = make_comment(article, "A question", name="Minh")
    lan = reader(name="Lan")
    signed_in(lan).post(f"/comment/{article.pk}/?to={first.pk}", words)
    answer = Comment.objects.get(text="The figures are right.")
    actions.let_through(answer, by=moderator())
    deeper = actions.say(article, text="Deeper still", by=reader(), answer_to=answer)
    assert (answer.answer_to, deeper.answer_to) == (first, first)
    make_comment(article, "Said later")
    page = client.get(article.get_absolute_url()).content.decode()
    assert page.index("A question") < page.index("The figures are") < page.index("Said later")
    assert 'aria-label="Answers to Minh"' in page
    assert "(3) user say" in page


def test_an_answer_to_what_was_refused_goes_with_it_and_taken_back_words_leave_a_place(
    client, article
):
    first, mod = make_comment(article, "A question", user=reader()), moderator()
    make_comment(article, "An answer", answer_to=first)
    refused = actions.refuse(first, reason="insult", by=mod)
    assert "An answer" not in client.get(article.get_absolute_url()).content.decode()
    actions.undo(refused, by=mod)
    actions.take_back(Comment.objects.get(pk=first.pk))
    page = client.get(article.get_absolute_url()).content.decode()
    assert "A question" not in page
    assert "Its sender took this back." in page
    assert "An answer" in page


def test_a_reader_sees_their_own_waiting_comment_and_nobody_else_does(client, article, words):
    lan = signed_in(reader(name="Lan"))
    lan.post(f"/comment/{article.pk}/", words)
    own = lan.get(f"/comment/{article.pk}/mine/?part=1")
    assert "Waits for a moderator. Only you see it." in own.content.decode()
    assert "no-store" in own.headers["Cache-Control"]
    for other in (client, signed_in(reader())):
        assert "The figures" not in other.get(f"/comment/{article.pk}/mine/").content.decode()
    assert "The figures" not in lan.get(article.get_absolute_url()).content.decode()


def test_what_was_said_can_be_changed_for_five_minutes_and_the_rules_look_again(article):
    lan = known(article)
    mode(Mode.OPEN, article=article)
    comment = actions.say(article, text="The figures are right.", by=lan)
    assert comment.state == Standing.SHOWN
    client, address = signed_in(lan), f"/comment/own/{comment.pk}/edit/"
    client.post(address, {"text": "See https://spam.example now"})
    comment.refresh_from_db()
    assert (comment.state, comment.has_link) == (Standing.WAITING, True)
    Comment.objects.update(created=timezone.now() - timedelta(minutes=6))
    page = client.post(address, {"text": "Later words"}).content.decode()
    assert "They are over" in page
    assert "Later words" in page, "what was typed is there to be copied"
    assert Comment.objects.get(pk=comment.pk).text.startswith("See")


def test_nobody_changes_or_takes_back_what_others_said(client, article):
    comment = make_comment(article, user=reader())
    for other in (client, signed_in(reader()), signed_in(chief_editor())):
        for what in ("edit", "take-back"):
            address = f"/comment/own/{comment.pk}/{what}/"
            assert other.get(address).status_code == 404
            assert other.post(address, {"text": "Other words"}).status_code in (403, 404)
    assert Comment.objects.get().text == comment.text


def test_taking_back_asks_once_and_leaves_no_words(client, article):
    lan = reader()
    comment = make_comment(article, "Words I regret", user=lan)
    mine, address = signed_in(lan), f"/comment/own/{comment.pk}/take-back/"
    assert "Words I regret" in mine.get(address).content.decode()
    mine.post(address)
    stored = Comment.objects.get()
    assert (stored.state, stored.text) == (Standing.GONE, "")
    assert "(0) user say" in client.get(article.get_absolute_url()).content.decode()


@pytest.mark.parametrize("signed", [True, False])
def test_a_report_is_taken_once_from_each_and_hides_nothing(
    client, article, opened_long_ago, signed
):
    comment = make_comment(article, "Rude words")
    visitor = signed_in(reader()) if signed else client
    address = f"/comment/report/{comment.pk}/"
    assert "Rude words" in visitor.get(address).content.decode()
    empty = visitor.post(address, {"opened": opened_long_ago()}).content.decode()
    assert "Choose what is wrong" in empty
    for _ in range(2):
        form = {"complaint": "insult", "note": "Twice", "opened": opened_long_ago()}
        answer = visitor.post(address, form, follow=True).content.decode()
        assert "A moderator looks at it" in answer
    assert Report.objects.count() == 1
    assert "Rude words" in client.get(article.get_absolute_url()).content.decode()


def test_reports_have_a_measure_and_one_cannot_report_oneself(article):
    lan = reader()
    for _ in range(limits.REPORTS_AN_HOUR):
        actions.report(make_comment(article), complaint="other", by=lan)
    with pytest.raises(limits.TooMuch):
        actions.report(make_comment(article), complaint="other", by=lan)
    with pytest.raises(Refused, match="your own"):
        actions.report(make_comment(article, user=lan), complaint="other", by=lan)


def test_the_nearest_setting_counts(django_assert_num_queries):
    money = make_section("Money")
    insurance = make_section("Insurance", parent=money)
    article = make_article(section_id=insurance.pk)
    assert door_of(article).mode == Mode.MODERATED
    mode(Mode.OPEN, closes_after=10)
    assert door_of(article).mode == Mode.OPEN
    mode(Mode.CLOSED, section=money)
    assert door_of(article).is_closed()
    mode(Mode.MODERATED, section=insurance)
    assert door_of(article).mode == Mode.MODERATED
    mode("", article=article, closes_after=0)
    with django_assert_num_queries(1):
        door = door_of(article)
    assert (door.mode, door.closes_at) == (Mode.MODERATED, None)


def test_a_closed_story_shows_what_was_said_and_takes_nothing_more(client, article, words):
    make_comment(article, "Said before")
    mode(Mode.CLOSED, article=article)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Said before" in page
    assert "takes no more comments" in page
    assert f'href="/comment/{article.pk}/"' not in page
    answer = signed_in(reader()).post(f"/comment/{article.pk}/", words).content.decode()
    assert "takes no more comments" in answer
    assert "The figures are right." in answer
    assert Comment.objects.count() == 1


def test_it_closes_by_itself_after_the_days_that_were_set(client):
    article = make_article(published_at=timezone.now() - timedelta(days=8))
    mode(Mode.MODERATED, closes_after=9)
    assert not door_of(article).is_closed()
    mode("", article=article, closes_after=7)
    assert door_of(article).is_closed()


def test_in_open_mode_only_what_nothing_speaks_against_appears_at_once(article):
    Rule.objects.create(pattern="casino")
    Rule.objects.create(kind="site", pattern="paper.example")
    mode(Mode.OPEN, article=article)
    lan = known(article)
    states = {
        text: actions.say(article, text=text, by=lan).state
        for text in ("Plain words", "See https://spam.example", "See https://paper.example/a",
                     "Try the C@S1NO")
    }  # fmt: skip
    assert list(states.values()) == ["shown", "waiting", "shown", "waiting"]
    assert actions.say(article, text="My first words", by=reader()).state == Standing.WAITING


def test_the_same_words_from_a_third_sender_are_a_flood(article):
    said = [actions.say(article, text="Buy now at once!", by=reader()) for _ in range(3)]
    assert [one.in_flood for one in said] == [False, False, True]


def test_whatever_changes_on_the_page_purges_it(article):
    lan, mod = known(article), moderator()
    comment = actions.say(article, text="Words", by=lan)
    for change in (
        lambda: actions.let_through(comment, by=mod),
        lambda: actions.refuse(comment, reason="insult", by=mod),
        lambda: actions.let_through(comment, by=mod),
        lambda: actions.edit(comment, text="Other words"),
    ):
        before = Purge.objects.filter(key=f"said/{article.pk}").count()
        change()
        assert Purge.objects.filter(key=f"said/{article.pk}").count() == before + 1


BAD = {
    "only signs": ("👍👍🎉 !!!", "at least a word"),
    "100,000 letters": ("long " * 20_000, "nothing was cut off"),
    "nothing": ("\u200b\u202e \u2060", "required"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_taken_is_answered_and_stays(article, words, what):
    text, says = BAD[what]
    page = signed_in(reader()).post(f"/comment/{article.pk}/", {**words, "text": text})
    assert says in page.content.decode()
    assert text.strip() in page.content.decode()
    assert not Comment.objects.exists()


KEPT = {
    "Vietnamese, decomposed": ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
    "turned round": ("abc \u202edef\u202c ok", "abc def ok"),
    "with a NUL": ("one\x00 two", "one two"),
    "Zalgo": ("Z" + "\u0336" * 40 + "algo", "Z" + "\u0336" * 3 + "algo"),
    "a family": ("👩\u200d👩\u200d👧 says hello", "👩\u200d👩\u200d👧 says hello"),
}


@pytest.mark.parametrize("what", KEPT)
def test_what_is_odd_is_tamed_and_kept(article, words, what):
    sent, kept = KEPT[what]
    signed_in(reader()).post(f"/comment/{article.pk}/", {**words, "text": sent})
    assert Comment.objects.get().text == kept


def test_back_and_send_again_posts_nothing_twice(article, words):
    lan = signed_in(reader())
    for _ in range(3):
        answer = lan.post(f"/comment/{article.pk}/", words, follow=True)
        assert "A moderator reads it first" in answer.content.decode()
    assert Comment.objects.count() == 1


def test_who_lost_the_session_while_writing_keeps_the_words(article, words):
    lan = signed_in(reader())
    lan.get(f"/comment/{article.pk}/")
    lan.logout()
    page = lan.post(f"/comment/{article.pk}/", words).content.decode()
    assert "The figures are right." in page
    assert 'name="email"' in page


def test_stars_that_are_none_are_refused_and_stars_of_a_reader_are_one_vote(article, words):
    from ratings.models import Rating

    lan = signed_in(reader())
    page = lan.post(f"/comment/{article.pk}/", {**words, "stars": "9"}).content.decode()
    assert "Choose one to five stars, or none" in page
    lan.post(f"/stars/{article.pk}/", {"do": "give", "stars": 2})
    lan.post(f"/comment/{article.pk}/", {**words, "stars": "5"})
    assert (Rating.objects.get().stars, Comment.objects.get().stars) == (5, 5)


def test_each_sets_only_what_is_theirs():
    money, sports = make_section("Money"), make_section("Sports")
    editor, story = section_editor(money), make_article(section_id=money.pk)
    actions.set_door(Setting(section=money, mode=Mode.OPEN), by=editor)
    actions.set_door(Setting(article=story, mode=Mode.CLOSED), by=moderator())
    for setting, who in (
        (Setting(section=sports, mode=Mode.OPEN), editor),
        (Setting(mode=Mode.OPEN), editor),
        (Setting(section=sports, mode=Mode.OPEN), moderator()),
        (Setting(mode=Mode.CLOSED), moderator()),
    ):
        with pytest.raises(Refused):
            actions.set_door(setting, by=who)


def test_the_chief_editor_sets_paper_section_and_story_in_the_admin(article):
    client = signed_in(chief_editor())
    assert "The paper" in client.get("/admin/comments/setting/").content.decode()
    paper = Setting.objects.get()
    client.post(f"/admin/comments/setting/{paper.pk}/change/", {"mode": "open", "closes_after": 3})
    assert door_of(article).mode == Mode.OPEN
    add = f"/admin/comments/setting/add/?story={article.pk}"
    assert "Port traffic rises" in client.get(add).content.decode()
    client.post(add, {"mode": "closed", "closes_after": ""})
    assert door_of(article).is_closed()
    assert client.get(add).status_code == 302, "the second time it leads to the first"
    section = {"section": article.section_id, "mode": "moderated", "closes_after": ""}
    client.post("/admin/comments/setting/add/", section)
    assert Setting.objects.filter(section=article.section_id).exists()


def test_a_moderator_keeps_the_list_of_words():
    client = signed_in(moderator())
    client.post(
        "/admin/comments/rule/add/", {"kind": "word", "pattern": "  get  rich ", "note": ""}
    )
    assert Rule.objects.get().pattern == "get rich"
    page = client.post("/admin/comments/rule/add/", {"kind": "word", "pattern": "!", "note": ""})
    assert "at least two letters" in page.content.decode()
    assert Client().get("/admin/comments/rule/").status_code == 302
