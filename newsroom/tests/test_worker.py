"""A job whose worker was killed is done by the next worker."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsroom.management.commands.worker import take_up_again

pytestmark = pytest.mark.django_db


def a_job(status: str, minutes_ago: int) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="photos.tasks.make_renditions",
        queue_name="default",
        backend_name="default",
        worker_ids=["a worker that died"],
        started_at=timezone.now() - timedelta(minutes=minutes_ago),
    )


def test_a_job_left_at_work_is_taken_up_again():
    left = a_job(TaskResultStatus.RUNNING, minutes_ago=11)
    assert take_up_again() == 1
    left.refresh_from_db()
    assert left.status == TaskResultStatus.READY
    assert left in DBTaskResult.objects.ready()


@pytest.mark.parametrize(
    ("status", "minutes_ago"),
    [
        (TaskResultStatus.RUNNING, 1),
        (TaskResultStatus.SUCCESSFUL, 60),
        (TaskResultStatus.FAILED, 60),
    ],
)
def test_a_job_at_work_or_done_is_left_alone(status, minutes_ago):
    a_job(status, minutes_ago)
    assert take_up_again() == 0
