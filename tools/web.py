#!/usr/bin/env python3
"""The web server: `python tools/web.py` becomes it. What systemd and the image start.

The one place that says how granian is run; `tools/serve.py`, the bench and the tests ask it.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPLICATION = "newsroom.wsgi:application"


def one_a_core() -> int:
    """Return how many processes this machine is worth: one a core, and two at least.

    With one alone nobody would answer while it gives way to another. A container that is held to
    less than its machine's cores does not see that here: there WEB_WORKERS says it.
    """
    allowed = getattr(os, "sched_getaffinity", None)  # Linux
    return max(2, len(allowed(0)) if allowed else os.cpu_count() or 2)


def command(
    application: str = APPLICATION,
    *,
    host: str | None = None,
    port: int | str | None = None,
    workers: int | str | None = None,
) -> list[str]:
    """Return the command line that serves a WSGI application.

    What is not given is taken from HOST, PORT and WEB_WORKERS in the environment. WEB_THREADS is
    how many requests are at work in one process at a time; more wait their turn. Python does one
    thing at a time in a process, so more threads would only take turns.
    """
    asked = os.environ.get
    options = {
        "--interface": "wsgi",
        "--host": host or asked("HOST", "127.0.0.1"),
        "--port": port or asked("PORT", "8000"),
        "--workers": workers or asked("WEB_WORKERS") or one_a_core(),
        "--blocking-threads": asked("WEB_THREADS") or 4,
        # What is at work when the server ends or gives way is given so long to finish, and a new
        # process so long to start before the next old one ends.
        "--workers-kill-timeout": 30,
        "--respawn-interval": asked("GRANIAN_RESPAWN_INTERVAL") or 15,
        "--log-level": "warning",
    }
    words = [str(word) for pair in options.items() for word in pair]
    return [
        sys.executable, "-m", "granian", *words,
        "--no-ws", "--respawn-failed-workers", application,
    ]  # fmt: skip


if __name__ == "__main__":
    os.chdir(ROOT)
    line = command()
    os.execv(line[0], line)
