"""How the threads of a server stand to each other."""

import os
from pathlib import Path

import pytest

from articles.tests.factories import make_article
from newsroom.tests import servers

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif(not hasattr(os, "SCHED_BATCH"), reason="Linux is told so, and no other system")
def test_no_thread_of_a_server_is_stopped_for_another_that_has_woken_up():
    url = make_article().get_absolute_url()
    with servers.paper() as paper:
        assert paper.ask(url).status == 200
        pid = paper.process.pid
        (worker,) = [
            child
            for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            if len(os.listdir(f"/proc/{child}/task")) > 1
        ]
        threads = os.listdir(f"/proc/{worker}/task")
        assert len(threads) > 2
        assert {os.sched_getscheduler(int(thread)) for thread in threads} == {os.SCHED_BATCH}
