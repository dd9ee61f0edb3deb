"""Every hour what is old is forgotten, and a chore that fails keeps none of the others."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.tests.factories import make_article
from comments.tests.factories import make_comment
from newsroom import housekeeping
from pages.models import Message
from pages.tests.factories import make_letter
from ratings.models import AddressTally

pytestmark = pytest.mark.django_db

QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def ago(days):
    return timezone.now() - timedelta(days=days)


@pytest.mark.parametrize(("days", "stays"), [(29, "a hash"), (31, "")])
def test_senders_are_forgotten_after_thirty_days(days, stays):
    comment, letter = make_comment(make_article()), make_letter()
    for row in (comment, letter):
        type(row).objects.filter(pk=row.pk).update(sender="a hash", created=ago(days))
    housekeeping.keep_house()
    for row in (comment, letter):
        row.refresh_from_db()
        assert row.sender == stays


def test_letters_to_the_paper_go_after_two_years():
    old, young = make_letter(text="An old letter, quite."), make_letter(text="A young one, quite.")
    Message.objects.filter(pk=old.pk).update(created=ago(731))
    Message.objects.filter(pk=young.pk).update(created=ago(729))
    housekeeping.keep_house()
    assert list(Message.objects.all()) == [young]


def test_tallies_sessions_and_finished_jobs_go():
    AddressTally.objects.create(address="x", window="y", begun_at=ago(3))
    Session.objects.create(session_key="over", session_data="", expire_date=ago(1))
    job = {
        "args_kwargs": {"args": [], "kwargs": {}},
        "task_path": "a.b",
        "backend_name": "default",
    }
    DBTaskResult.objects.create(**job, status=TaskResultStatus.SUCCESSFUL, finished_at=ago(2))
    failed = DBTaskResult.objects.create(**job, status=TaskResultStatus.FAILED, finished_at=ago(2))
    housekeeping.keep_house()
    assert not AddressTally.objects.exists()
    assert not Session.objects.exists()
    assert list(DBTaskResult.objects.all()) == [failed], "what failed is looked at first"


def test_a_chore_that_fails_keeps_none_of_the_others(monkeypatch, caplog):
    done = []

    def fails():
        raise RuntimeError("no room")

    def works():
        done.append(1)

    monkeypatch.setattr(housekeeping, "CHORES", (fails, works))
    housekeeping.keep_house()
    assert done == [1]
    assert "fails failed" in caplog.text


def test_the_worker_plans_the_hour_once_and_each_hour_plans_the_next(settings):
    settings.TASKS = QUEUED
    housekeeping.begin()
    housekeeping.begin()
    (first,) = DBTaskResult.objects.all()
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    housekeeping.hourly.func()
    following = DBTaskResult.objects.exclude(pk=first.pk).get()
    assert following.run_after > timezone.now() + timedelta(minutes=55)
