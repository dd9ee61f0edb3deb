"""How a server's process goes about its work: what Python and Linux are told when it starts."""

from __future__ import annotations

import contextlib
import gc
import os


def settle() -> None:
    """Spare a server that has started most of the rounds of Python's garbage collector.

    What is there now stays, so it need not be looked at again; what a page leaves behind is few
    rings and many plain things, which go without it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(2_000, 10, 10)


def let_threads_finish() -> None:
    """Ask Linux not to stop a thread that is at work here for another that has just woken up.

    A request goes from a thread of granian's to one of Python's and back, so each answer wakes
    threads up; to change between them is a third of what a page from memory costs. It holds for
    this thread and for those that it starts. No right is needed for it (SCHED_BATCH in sched(7)).
    What it costs: beside programs that keep all cores busy, an answer may wait some milliseconds.
    """
    if hasattr(os, "SCHED_BATCH"):
        with contextlib.suppress(OSError):  # a sandbox may refuse it; nothing depends on it
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
