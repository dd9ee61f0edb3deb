"""The worker: photo sizes, mail, purges of caches in front, and what else is off the request."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from newsroom import housekeeping
from pagecache.teller import EVERY, Teller

# Far longer than any job of ours takes. A job still at work after it was in a worker that died.
LONGEST = timedelta(minutes=10)


def take_up_again() -> int:
    """Put jobs back into the queue whose worker died over them; return how many.

    Every job of ours may be done twice: it makes what is missing and does no more.
    """
    return (
        DBTaskResult.objects.running()
        .filter(started_at__lt=timezone.now() - LONGEST)
        .update(status=TaskResultStatus.READY, started_at=None, worker_ids=[])
    )


class Command(BaseCommand):
    help = "Do the jobs that wait, until it is stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        if taken_up := take_up_again():
            self.stderr.write(f"{taken_up} jobs of a worker that died are taken up again")
        housekeeping.begin()
        if settings.PURGE_URLS:
            Teller(every=EVERY).start()
        call_command("db_worker", queue_name="*", reload=False, verbosity=0)
