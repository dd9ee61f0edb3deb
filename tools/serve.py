#!/usr/bin/env python3
"""Serve the paper: `python tools/serve.py demo|dev|production`. Called by the Makefile.

Prepares what is not ready yet (database, sample paper, static files), starts the web server and
the worker that makes photos' sizes and sends mail, and ends both together.
"""

import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)

from tools import web  # noqa: E402  (the folder above is known now)

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = os.environ.get("PORT", "8000")


def choose_settings(place: str) -> None:
    """Set the environment for `place`; what the caller has set stays."""
    if place == "production":
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.development"
    os.environ.setdefault("DEBUG", "0" if place == "demo" else "1")
    os.environ.setdefault("LOG_LEVEL", "WARNING" if place == "demo" else "INFO")
    os.environ.setdefault("WEB_WORKERS", "2")  # enough for one person to look at it


def prepare(place: str) -> None:
    """Bring database, sample paper and static files up to date, skipping what is done."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    if place == "production":
        refuse_unmigrated()
    else:
        call_command("migrate", verbosity=0)
        call_command("demo")  # loads it once, and says the log-ins every time
    if not settings.DEBUG:
        once(
            "static-files",
            fingerprint(),
            lambda: call_command("collectstatic", verbosity=0, interactive=False, clear=True),
        )


def refuse_unmigrated() -> None:
    """End with a sentence if the database lacks migrations: production runs them by hand."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        sys.exit(
            "Newsroom does not start: the database is not up to date. Run "
            "`.venv/bin/python manage.py migrate` with the same environment first."
        )


def once(name: str, state: str, work: Callable[[], object]) -> None:
    """Do `work` unless it was done for this `state`; a stamp in VAR_DIR remembers."""
    from django.conf import settings

    stamp = settings.VAR_DIR / "stamps" / name
    if stamp.exists() and stamp.read_text() == state:
        return
    work()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(state)


def fingerprint() -> str:
    """Return what changes when any static file, package or the storage does."""
    digest = hashlib.sha256()
    files = [ROOT / "requirements.txt", ROOT / "newsroom" / "storage.py"]
    files += sorted(path for path in (ROOT / "static").rglob("*") if path.is_file())
    for path in files:
        digest.update(f"{path}{path.stat().st_mtime_ns}{path.stat().st_size}".encode())
    return digest.hexdigest()


def commands(place: str) -> list[list[str]]:
    """Return the command lines of the web server and of the worker."""
    manage = [sys.executable, "manage.py"]
    worker = [*manage, "worker"]
    if place == "dev":
        return [[*manage, "runserver", f"{HOST}:{PORT}"], worker]
    return [web.command(), worker]


def wait_until_up(children: list[subprocess.Popen[bytes]]) -> bool:
    """Return whether the server answers, within half a minute and while all children live."""
    address = f"http://{'127.0.0.1' if HOST == '0.0.0.0' else HOST}:{PORT}/healthz"
    for _ in range(300):
        if any(child.poll() is not None for child in children):
            return False
        try:
            with urllib.request.urlopen(address, timeout=2):
                return True
        except urllib.error.HTTPError:
            return True  # it answers; ALLOWED_HOSTS may not list the address asked here
        except OSError:
            time.sleep(0.1)
    return False


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """End all children, first by asking."""
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
        # A web server that is ended while it starts can leave a worker of its own behind.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def refuse_a_taken_port() -> None:
    """End with a sentence if somebody listens there: the web server would share it silently."""
    family = socket.AF_INET6 if ":" in HOST else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except OSError as error:
            sys.exit(f"{HOST}:{PORT} cannot be used ({error.strerror}). Another: PORT=8001 make …")


def end(*_: object) -> None:
    """Leave `main` by its `finally`."""
    sys.exit(0)


def main(place: str) -> int:
    refuse_a_taken_port()
    choose_settings(place)
    prepare(place)
    # SIGINT too: a shell starts its background jobs with Ctrl-C ignored.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    # A session each: Ctrl-C then reaches this process alone, which ends them in order.
    children = [subprocess.Popen(command, start_new_session=True) for command in commands(place)]
    try:
        if wait_until_up(children):
            print(f"The paper is at http://{HOST}:{PORT}/   (Ctrl-C ends it)", flush=True)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        print("One of the paper's processes ended by itself, so the other is ended too.")
        return 1
    finally:
        stop(children)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
