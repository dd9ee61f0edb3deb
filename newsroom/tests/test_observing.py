"""Who looks after the paper is told what it does: request ids, slow pages, figures, readiness."""

import json
import logging
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from articles.tests.factories import make_article
from newsroom.observing import readiness
from newsroom.observing.logs import JsonLines, WithRequestId
from pagecache.models import Purge

pytestmark = pytest.mark.django_db

TOKEN = {"HTTP_AUTHORIZATION": "Bearer of-figures"}


@pytest.fixture(autouse=True)
def token(settings):
    settings.METRICS_TOKEN = "of-figures"


def test_a_request_keeps_the_id_that_a_proxy_gave_it(client: Client):
    assert (
        client.get("/healthz", headers={"X-Request-ID": "abc-12345"})["X-Request-ID"]
        == "abc-12345"
    )


@pytest.mark.parametrize("given", ["", "short", "two\nlines-of-log", "x" * 65, "<script>alert"])
def test_an_id_that_is_none_is_not_repeated(client: Client, given: str):
    answered = client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"]
    assert answered != given
    assert len(answered) == 16


def test_a_slow_page_and_its_slow_queries_are_named_without_values(
    client: Client, settings, caplog
):
    article = make_article()
    settings.SLOW_PAGE_MS = settings.SLOW_QUERY_MS = 0
    caplog.handler.addFilter(WithRequestId())
    client.get(article.get_absolute_url(), headers={"X-Request-ID": "slow-page-1"})
    said = [record for record in caplog.records if record.name == "newsroom.slow"]
    assert any(record.getMessage().startswith("slow page GET /") for record in said)
    queries = [r.getMessage() for r in said if r.getMessage().startswith("slow query")]
    assert queries
    assert not any(article.slug in sql for sql in queries)
    assert {record.request_id for record in said} == {"slow-page-1"}


def test_a_log_line_is_one_json_object():
    record = logging.LogRecord("a", logging.INFO, "p", 1, "said\n%s", ("đ",), None)
    record.ms = 12
    WithRequestId().filter(record)
    line = JsonLines().format(record)
    assert "\n" not in line
    told = json.loads(line)
    assert (told["message"], told["ms"], told["request"], told["level"]) == (
        "said\nđ",
        12,
        "-",
        "INFO",
    )


def test_alive_asks_nothing_of_the_database(client: Client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").text == "ok\n"


def test_a_stranger_learns_only_that_it_is_ready(client: Client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.text) == (200, "ready\n")
    assert "no-store" in answer["Cache-Control"]
    told = client.get("/readyz", **TOKEN).text
    for name in readiness.CHECKS:
        assert f"ok   {name}: " in told


def unready(client: Client) -> str:
    answer = client.get("/readyz", **TOKEN)
    assert answer.status_code == 503
    assert client.get("/readyz").text == "not ready\n"
    return answer.text


@pytest.mark.django_db
def test_machines_are_answered_under_any_name(client):
    for path in ("/healthz", "/readyz"):
        assert client.get(path, headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.get("/metrics", headers={"host": "app"}, **TOKEN).status_code == 200
    assert client.get("/", headers={"host": "app"}).status_code == 400


def test_a_job_that_waits_too_long_is_told(client: Client):
    job = DBTaskResult.objects.create(
        task_path="photos.tasks.make",
        args_kwargs={"args": [], "kwargs": {}},
        backend_name="default",
    )
    assert client.get("/readyz").status_code == 200
    long_ago = timezone.now() - timedelta(hours=1)
    DBTaskResult.objects.filter(pk=job.pk).update(enqueued_at=long_ago, run_after=long_ago)
    assert "FAIL jobs: the oldest of 1 has waited 36" in unready(client)


def test_a_full_disk_is_told(client: Client, settings):
    settings.READY_DISK_MB = 2**40
    assert "FAIL disk: " in unready(client)


def test_a_clock_behind_the_others_is_told(client: Client):
    made = Purge.objects.create(key="front")
    Purge.objects.filter(pk=made.pk).update(at=timezone.now() + timedelta(minutes=1))
    assert "FAIL clock: is behind" in unready(client)


def test_a_check_that_breaks_is_told_without_its_message(client: Client, monkeypatch):
    def broken(*args: object) -> None:
        raise ConnectionError("redis://:secret@host")

    monkeypatch.setattr(cache, "set", broken)
    told = unready(client)
    assert "FAIL cache: cannot be asked (ConnectionError)" in told
    assert "secret" not in told


def test_figures_are_for_who_has_the_token(client: Client, settings):
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer of-other").status_code == 404
    client.get("/healthz")
    told = client.get("/metrics", **TOKEN).text
    assert 'newsroom_page_seconds_bucket{le="0.125",view="healthz"}' in told
    assert "newsroom_jobs_waiting 0.0" in told
    assert "newsroom_pagecache_hits " in told
    assert "newsroom_purge_lag_seconds " in told
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer ").status_code == 404


def test_an_error_page_tells_nothing_of_the_error(client: Client, monkeypatch):
    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("password of the database")

    monkeypatch.setattr("newsroom.observing.views.findings", broken)
    client.raise_request_exception = False
    answer = client.get("/readyz")
    assert answer.status_code == 500
    assert "password" not in answer.text
    assert answer["X-Request-ID"]
