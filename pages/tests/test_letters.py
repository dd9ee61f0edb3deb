"""A letter to the paper: kept, mailed to the right desk, limited, and never lost as spam."""

import re
from datetime import timedelta

import pytest
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from accounts.guarded import FORM_LIVES, OPENED
from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)
from pages import letters
from pages.models import Message, Standing
from pages.tests.factories import make_letter, make_masthead
from publishing.errors import Refused
from publishing.models import LogEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def opened(monkeypatch):
    """Return the hidden field of a form that was opened `seconds` ago."""

    def at(seconds: float = 30) -> str:
        then = (timezone.now() - timedelta(seconds=seconds)).timestamp()
        with monkeypatch.context() as patch:
            patch.setattr(signing.time, "time", lambda: then)
            return OPENED.sign("1")

    return at


@pytest.fixture
def words(opened):
    return {"subject": "corrections", "text": "The port has six berths, not five.", "name": "Lan",
            "email": "lan@reader.example", "website": "", "opened": opened()}  # fmt: skip


@pytest.fixture
def paper():
    return make_masthead(email="desk@paper.example", advertising_email="ads@paper.example")


def send(words, client=None, **changed):
    return (client or Client()).post("/contact-us/write/", {**words, **changed}, follow=True)


def test_a_letter_is_kept_and_mailed_and_the_sender_knows_what_comes_next(paper, words):
    answer = send(words).text
    assert "Your letter has arrived" in answer
    assert "An editor checks it first of all" in answer
    letter = Message.objects.get()
    assert (letter.name, letter.subject, letter.state) == ("Lan", "corrections", Standing.NEW)
    assert letter.mailed_at
    (sent,) = mail.outbox
    assert sent.to == ["desk@paper.example"]
    assert sent.reply_to == ["Lan <lan@reader.example>"]
    assert "six berths, not five" in sent.body
    assert "lan@reader.example" not in sent.from_email


@pytest.mark.parametrize(
    ("subject", "desk"),
    [
        ("newsroom", "desk@paper.example"),
        ("corrections", "desk@paper.example"),
        ("subscriptions", "desk@paper.example"),
        ("advertising", "ads@paper.example"),
    ],
)
def test_each_subject_lands_on_its_desk(paper, words, subject, desk):
    send(words, subject=subject)
    assert [sent.to for sent in mail.outbox] == [[desk]]


def test_without_an_address_in_the_masthead_a_letter_is_still_kept(words):
    assert "Your letter has arrived" in send(words).text
    assert mail.outbox == []
    assert Message.objects.get().mailed_at is None


def test_a_letter_that_cannot_be_mailed_is_kept_and_the_sender_sees_no_error(
    paper, words, monkeypatch
):
    def broken(self, **kwargs):
        raise OSError("no route to the mail server")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    assert "Your letter has arrived" in send(words).text
    assert Message.objects.get().mailed_at is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", "Lan\r\nBcc: all@paper.example"),
        ("name", "Lan\u2028Bcc: all@paper.example"),
        ("email", "lan@reader.example\r\nBcc: all@paper.example"),
        ("email", '"Lan\\"\x0bBcc:x"@reader.example'),
        ("email", '"a@b.example, all"@paper.example'),
        ("subject", "advertising\r\nBcc: all@paper.example"),
    ],
)
def test_nothing_typed_becomes_a_header_or_one_more_recipient(paper, words, field, typed):
    send(words, **{field: typed})
    for sent in mail.outbox:
        assert sent.recipients() == ["desk@paper.example"]
        headers = sent.message().as_string().split("\n\n")[0]
        assert not re.search(r"^(bcc|cc):", headers, re.MULTILINE | re.IGNORECASE)
        assert headers.count("Reply-To:") == 1


def test_names_and_domains_in_any_letters_reach_the_header(paper, words):
    send(words, name="Nguyễn, Thị Đào", email="dao@báo.example")
    (sent,) = mail.outbox
    assert "Reply-To: =?utf-8?" in sent.message().as_string()
    assert sent.reply_to[0].endswith("<dao@xn--bo-mia.example>")


def test_the_form_asks_for_a_token(words):
    client = Client(enforce_csrf_checks=True)
    form = client.get("/contact-us/write/")
    assert "csrfmiddlewaretoken" in form.text
    assert "no-store" in form.headers["Cache-Control"]
    assert client.post("/contact-us/write/", words).status_code == 403
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"text": "short"}, "at least a sentence"),
        ({"text": "word " * 2_000}, "nothing was cut off"),
        ({"name": ""}, "required"),
        ({"email": "nonsense"}, "valid email"),
        ({"subject": "gossip"}, "valid choice"),
    ],
)
def test_a_mistake_is_named_beside_the_field_and_all_that_was_typed_stays(words, changed, says):
    answer = send(words, **changed).text
    assert says in answer
    for typed in (words["text"] if "text" not in changed else changed["text"][:40],):
        assert typed in answer
    assert not Message.objects.exists()


def test_what_was_typed_comes_back_as_words_not_as_markup(words):
    answer = send(words, text="<script>alert(1)</script> is what I read", email="").text
    assert "&lt;script&gt;alert(1)" in answer
    assert "<script>alert" not in answer


def test_a_double_click_makes_one_letter(paper, words):
    send(words)
    answer = send(words, text=words["text"].upper()).text
    assert "We have this letter from you already" in answer
    assert Message.objects.count() == len(mail.outbox) == 1


def test_a_form_sent_at_once_or_days_later_is_asked_for_once_more(words, opened):
    quick = send(words, opened=opened(0))
    assert "quicker than anybody types" in quick.text
    assert words["text"] in quick.text
    late = send(words, opened=opened(FORM_LIVES + 60))
    assert "open for a long time" in late.text
    assert "open for a long time" in send(words, opened="forged").text
    assert not Message.objects.exists()


def test_one_address_sends_five_letters_an_hour_and_is_then_told_in_words(words):
    for number in range(letters.AN_HOUR):
        send(words, text=f"Letter number {number}")
    refused = send(words, text="One letter more")
    assert "Please wait an hour" in refused.text
    assert "One letter more" in refused.text
    assert Message.objects.count() == letters.AN_HOUR
    Message.objects.update(created=timezone.now() - timedelta(minutes=61))
    assert "has arrived" in send(words, text="One letter more").text


def test_the_address_is_kept_as_a_hash_for_thirty_days(words):
    send(words)
    letter = Message.objects.get()
    assert len(letter.sender) == 64
    assert "127.0.0.1" not in letter.sender
    Message.objects.update(created=timezone.now() - timedelta(days=31))
    send(words, text="Another letter to the paper")
    letter.refresh_from_db()
    assert letter.sender == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"website": "https://spam.example"},
        {"text": "Buy at https://a.example https://b.example https://c.example www.d.example"},
        {"text": "Cheap <a href='https://a.example'>watches</a> today"},
    ],
)
def test_spam_is_held_not_lost_and_its_sender_is_not_told(paper, words, changed):
    assert "Your letter has arrived" in send(words, **changed).text
    letter = Message.objects.get()
    assert letter.state == Standing.SPAM
    assert mail.outbox == []
    letters.mark(letter, state=Standing.NEW, by=chief_editor())
    assert len(mail.outbox) == 1


def test_the_chief_editor_reads_letters_and_marks_them():
    letter = make_letter(text="<b>Bold</b> words about a port")
    held = make_letter(state=Standing.SPAM)
    client = signed_in(chief_editor())
    listed = client.get("/admin/pages/message/").text
    assert "&lt;b&gt;Bold" in listed
    assert held.text not in listed
    assert held.text in client.get("/admin/pages/message/?state=spam").text
    opened = client.get(f"/admin/pages/message/{letter.pk}/change/").text
    assert "mailto:" in opened
    assert "&lt;b&gt;Bold" in opened
    answer = client.post(
        "/admin/pages/message/",
        {"action": "mark_answered", "_selected_action": [letter.pk]},
        follow=True,
    )
    assert "1 letter is now under “Answered”" in answer.text
    letter.refresh_from_db()
    assert letter.state == Standing.ANSWERED
    assert LogEntry.objects.filter(verb="marked answered").count() == 1


def test_a_letter_is_marked_from_its_own_page():
    letter = make_letter()
    client = signed_in(chief_editor())
    address = f"/admin/pages/message/{letter.pk}/change/"
    page = client.get(address).text
    assert 'name="mark" value="answered"' in page
    assert 'name="_save"' not in page
    client.post(address, {"mark": "spam"})
    letter.refresh_from_db()
    assert letter.state == Standing.SPAM


def test_nobody_changes_the_words_of_a_letter():
    letter = make_letter()
    client = signed_in(chief_editor())
    client.post(f"/admin/pages/message/{letter.pk}/change/", {"text": "Mine", "state": "spam"})
    assert client.post(f"/admin/pages/message/{letter.pk}/delete/").status_code == 403
    assert client.get("/admin/pages/message/add/").status_code == 403
    assert Message.objects.get().text == letter.text


@pytest.mark.parametrize(
    "make",
    [reader, reporter, section_editor, photo_editor, moderator],
    ids=lambda make: make.__name__,
)
def test_nobody_else_reads_letters(make):
    letter, somebody = make_letter(), make()
    client = signed_in(somebody)
    for path in ("", f"{letter.pk}/change/"):
        response = client.get(f"/admin/pages/message/{path}")
        assert letter.text not in response.text
        assert response.status_code in (302, 403)
    assert client.post(
        f"/admin/pages/message/{letter.pk}/change/", {"mark": "spam"}
    ).status_code in (302, 403)
    letter.refresh_from_db()
    assert letter.state == Standing.NEW
    with pytest.raises(Refused):
        letters.mark(letter, state=Standing.ANSWERED, by=somebody)


def test_contact_us_shows_the_mastheads_contacts_and_the_way_to_the_form(client, paper):
    page = client.get("/contact-us/")
    assert "mailto:desk@paper.example" in page.text
    assert 'href="/contact-us/write/?about=newsroom"' in page.text
    assert not page.cookies
    assert "Cookie" not in page.headers.get("Vary", "")
    advertisers = client.get("/advertisement/").text
    assert "mailto:ads@paper.example" in advertisers
    form = client.get("/contact-us/write/?about=advertising").text
    assert '<option value="advertising" selected>' in form


def test_an_answer_page_about_nothing_is_not_found(client):
    assert client.get("/contact-us/sent/gossip/").status_code == 404
