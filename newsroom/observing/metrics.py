"""Figures for Prometheus, added up over all processes of this machine.

Each process writes its own files in VAR_DIR/metrics (prometheus-client's multiprocess mode); who
asks for /metrics gets the sum. What only the database knows is asked when the page is asked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.db.models import Count, Min
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from pagecache import counts, telling

_FOLDER = Path(settings.VAR_DIR) / "metrics"
_FOLDER.mkdir(parents=True, exist_ok=True)
# Read once by the package, when it is imported: so before it is.
os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(_FOLDER))

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest  # noqa: E402
from prometheus_client.core import GaugeMetricFamily  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402
from prometheus_client.registry import Collector  # noqa: E402

_BUCKETS = (0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.125, 0.25, 0.5, 1, 2, 4)
_PAGES = Histogram(
    "newsroom_page_seconds", "Time in Django for one answer.", ["view"], buckets=_BUCKETS
)
_ANSWERS = Counter("newsroom_answers", "Answers that Django made, by status.", ["status"])
_QUERIES = Counter("newsroom_queries", "Questions to the database.", ["view"])

# The page cache answers before Django and counts for itself. Its counts are taken over when a
# process's Django answers, once a second at most; those of processes that ended stay in the sum.
_CACHE = {
    name: Gauge(f"newsroom_pagecache_{name}", words, multiprocess_mode="sum")
    for name, words in {
        "hits": "Answered from memory.",
        "not_modified": "Of the hits: the browser had the page already.",
        "misses": "Rendered by Django.",
        "waited": "Of the hits: came while the page was being rendered.",
        "stale": "Answered from memory while the database was gone.",
        "refused": "Not stored: something the page was made of changed meanwhile.",
        "purges": "Keys purged.",
        "evictions": "Pages that made room.",
    }.items()
}
_PURGE_LAG = Gauge(
    "newsroom_purge_lag_seconds",
    "How long after it was written the last purge was noticed, in the slowest process.",
    multiprocess_mode="max",
)
_taken_at = 0.0


def page(view: str, status: int, seconds: float, *, queries: int) -> None:
    """Count one answer of Django's."""
    _PAGES.labels(view).observe(seconds)
    _ANSWERS.labels(str(status)).inc()
    _QUERIES.labels(view).inc(queries)
    _take_over_counts()


def _take_over_counts() -> None:
    global _taken_at
    now = monotonic()
    if now - _taken_at < 1:
        return
    _taken_at = now
    found = counts.snapshot()
    for name, gauge in _CACHE.items():
        gauge.set(found[name])
    _PURGE_LAG.set(found.get("purge_lag_seconds") or 0)


def waiting_jobs() -> tuple[int, float]:
    """Return how many jobs wait that could be done now, and the oldest for how long (seconds)."""
    now = timezone.now()
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=now)
    found = ready.aggregate(many=Count("pk"), oldest=Min("enqueued_at"))
    oldest = found["oldest"]
    return found["many"], (now - oldest).total_seconds() if oldest else 0.0


class _FromTheDatabase(Collector):
    def collect(self) -> Iterator[GaugeMetricFamily]:
        many, seconds = waiting_jobs()
        yield GaugeMetricFamily("newsroom_jobs_waiting", "Jobs that wait.", value=many)
        yield GaugeMetricFamily(
            "newsroom_oldest_job_seconds", "How long the oldest of them has waited.", value=seconds
        )
        silent = GaugeMetricFamily(
            "newsroom_purges_waiting", "Keys a silent cache is not told of.", labels=["cache"]
        )
        for cache in telling.silent():
            silent.add_metric([cache.name], telling.waiting(cache))
        yield silent


def text() -> bytes:
    """Return all figures in Prometheus's text form."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    registry.register(_FromTheDatabase())
    return generate_latest(registry)
