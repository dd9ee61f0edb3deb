"""Letters leave off the request, in two parts, and nobody can have a stranger's mailbox filled."""

import threading
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts import mailing, tasks
from accounts.models import LetterOut, StrangersTurn
from accounts.tests.cast import reader

pytestmark = pytest.mark.django_db

QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def register(email, client=None):
    return (client or Client()).post(
        "/registration/",
        {"display_name": "Lan", "email": email, "password1": "ha long bay 1994"},
        follow=True,
    )


def test_a_mailbox_gets_three_letters_an_hour_whatever_they_are_about():
    assert [mailing.may_mail_stranger("lan@reader.example") for _ in range(5)] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert mailing.may_mail_stranger("minh@reader.example")


@pytest.mark.parametrize(
    "same", ["LAN@reader.example", "lan+x@reader.example", "l.a.n@reader.example"]
)
def test_another_way_of_writing_an_address_gives_no_further_letters(same):
    for _ in range(3):
        mailing.may_mail_stranger("lan@reader.example")
    assert not mailing.may_mail_stranger(same)


def test_when_the_hour_is_over_letters_may_go_again():
    for _ in range(3):
        mailing.may_mail_stranger("lan@reader.example")
    StrangersTurn.objects.update(taken_at=timezone.now() - timedelta(minutes=59))
    assert not mailing.may_mail_stranger("lan@reader.example")
    StrangersTurn.objects.filter(turn=1).update(taken_at=timezone.now() - timedelta(minutes=61))
    assert mailing.may_mail_stranger("lan@reader.example")
    assert not mailing.may_mail_stranger("lan@reader.example")


@pytest.mark.django_db(transaction=True)
def test_of_thirty_who_ask_at_once_three_may():
    answers, start = [], threading.Barrier(30)

    def ask():
        start.wait()
        answers.append(mailing.may_mail_stranger("lan@reader.example"))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count(True) == 3


def test_no_address_is_kept_with_its_turns_and_the_rows_go():
    mailing.may_mail_stranger("lan@reader.example")
    assert "lan" not in StrangersTurn.objects.get().mailbox
    StrangersTurn.objects.update(taken_at=timezone.now() - timedelta(hours=2))
    assert mailing.forget_old() == 1


def test_registering_counts_among_the_three_and_the_page_says_the_same():
    for _ in range(3):
        mailing.may_mail_stranger("lan@reader.example")
    assert "Look into your mailbox" in register("lan@reader.example").text
    assert mail.outbox == []


def test_a_forgotten_password_does_not_wait_for_others_who_typed_the_address():
    someone = reader()
    for _ in range(3):
        mailing.may_mail_stranger(someone.email)
    Client().post("/password/", {"email": someone.email})
    assert [message.to for message in mail.outbox] == [[someone.email]]


@pytest.mark.parametrize("page", ["registration", "known", "password"])
def test_a_letter_has_two_parts_that_say_the_same(page):
    someone = reader()
    if page == "password":
        Client().post("/password/", {"email": someone.email})
    else:
        register("lan@reader.example" if page == "registration" else someone.email)
    (message,) = mail.outbox
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    link = next(line for line in message.body.splitlines() if line.startswith("http"))
    assert html.count(link) == 2, "as a button, and written out"
    assert "<img" not in html, "nothing is fetched when it is opened"
    assert "src=" not in html
    assert "<html lang=" in html
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    assert message.subject.strip()
    assert "\n" not in message.subject


def test_a_letter_waits_for_the_worker_and_no_job_holds_its_link(settings):
    settings.TASKS = QUEUED
    register("lan@reader.example")
    assert mail.outbox == []
    letter, job = LetterOut.objects.get(), DBTaskResult.objects.get()
    assert job.args_kwargs == {"args": [letter.pk], "kwargs": {}}
    tasks.send_letter.func(letter.pk)
    assert len(mail.outbox) == 1
    assert not LetterOut.objects.exists(), "a letter that was sent is not kept"
    tasks.send_letter.func(letter.pk)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_is_asked_again_later(settings, monkeypatch):
    settings.TASKS = QUEUED
    register("lan@reader.example")
    letter = LetterOut.objects.get()

    def away(*args, **kwargs):
        raise SMTPServerDisconnected("away")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.EmailMultiAlternatives.send", away)
        tasks.send_letter.func(letter.pk)
    again = DBTaskResult.objects.order_by("-enqueued_at").first()
    assert again.args_kwargs["args"] == [letter.pk, 2]
    assert again.run_after > timezone.now()
    tasks.send_letter.func(letter.pk, 2)
    assert len(mail.outbox) == 1


def test_a_letter_that_nobody_takes_is_given_up_after_two_days():
    LetterOut.objects.create(to="a@b.example", subject="s", text="t",
                             created=timezone.now() - timedelta(days=3))  # fmt: skip
    mailing.forget_old()
    assert not LetterOut.objects.exists()
