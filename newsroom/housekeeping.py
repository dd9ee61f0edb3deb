"""What is done every hour without anybody asking: terms begin and end, old traces are forgotten.

The one place that runs all of it. Departments offer a function each that may run at any moment,
twice too, and returns how many rows it touched; periods are theirs. The worker keeps the hour.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from accounts import mailing
from comments import limits as comment_limits
from comments.actions import saying as comments
from pagecache import actions as purge_log
from pages import letters
from ratings import limits as star_limits
from subscriptions import actions as orders

logger = logging.getLogger("newsroom")

AN_HOUR = timedelta(hours=1)
JOBS_KEPT_FOR = timedelta(days=1)  # finished ones; what failed stays a month, to be looked at
FAILED_KEPT_FOR = timedelta(days=30)


def forget_old_sessions() -> None:
    """Delete sessions that are over."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


def forget_old_jobs() -> int:
    """Delete the rows of jobs that are done."""
    now, done = timezone.now(), DBTaskResult.objects.finished()
    fine = done.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - JOBS_KEPT_FOR)
    failed = done.filter(finished_at__lt=now - FAILED_KEPT_FOR)
    return fine.delete()[0] + failed.delete()[0]


CHORES: tuple[Callable[[], int | None], ...] = (
    orders.keep_terms,
    orders.forget_old,
    comments.forget_unconfirmed,
    comment_limits.forget_old_senders,
    star_limits.forget_old,
    letters.forget_old_senders,
    letters.forget_old,
    mailing.forget_old,
    purge_log.forget_old,
    forget_old_sessions,
    forget_old_jobs,
)


def keep_house() -> dict[str, int]:
    """Do every chore; one that fails is logged and keeps none of the others from being done.

    Returns how many rows each touched, by its name.
    """
    done = {}
    for chore in CHORES:
        name = f"{chore.__module__}.{chore.__name__}"
        try:
            done[name] = chore() or 0
        except Exception:
            logger.exception("housekeeping: %s failed", name)
    return done


@task()
def hourly() -> None:
    """Keep house, and come again in an hour."""
    try:
        keep_house()
    finally:
        _come_again()


def begin() -> None:
    """See to it that the next hour is planned; the worker calls it when it starts."""
    if not _planned().exists():
        hourly.enqueue()


def _come_again() -> None:
    if hourly.get_backend().supports_defer and not _planned().exists():
        hourly.using(run_after=timezone.now() + AN_HOUR).enqueue()


def _planned() -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(
        task_path=f"{__name__}.hourly", status=TaskResultStatus.READY
    )
