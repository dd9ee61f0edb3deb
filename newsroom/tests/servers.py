"""Real servers for tests, each a process of its own on loopback: the paper, Varnish, nginx."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from tools import web

ROOT = Path(__file__).resolve().parent.parent.parent
DEPLOY = ROOT / "deploy"
HOST = "127.0.0.1"
TOKEN = "a token of the tests"
AT_MOST = 60.0  # seconds until something that must come has come


@dataclass
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def cache(self) -> str | None:
        return self.headers.get("x-cache")


@dataclass
class Server:
    """A server that runs."""

    port: int
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it, with all the processes it made."""
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        # Its own session, so this reaches nothing but what was started here.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def ask(self, path: str, method: str = "GET", body: str | None = None, **headers: str):
        """Send one request over a connection of its own."""
        caller = http.client.HTTPConnection(HOST, self.port, timeout=30)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            caller.request(method, path, body, {"Host": HOST, **names})
            answer = caller.getresponse()
            said = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, said, answer.read())
        finally:
            caller.close()


def need(program: str) -> str:
    """Return the path of a program; skip the test without it, or fail where it is required."""
    path = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if path is None:
        reason = f"{program} is not installed here"
        if os.environ.get("SERVERS") == "required":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return path


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for(what: Callable[[], object], seconds: float = AT_MOST) -> float:
    """Wait until `what` is true; return how long it took."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds, "it took too long"
        time.sleep(0.01)
    return time.monotonic() - began


@contextmanager
def paper(*, workers: int = 1, **environment: str) -> Iterator[Server]:
    """Serve the paper of this test from one granian, as `make serve` does."""
    port = free_port()
    command = web.command(
        "newsroom.tests.served:application", host=HOST, port=port, workers=workers
    )
    named = {"SERVED_NAME": str(connection.settings_dict["NAME"]), "LOG_LEVEL": "CRITICAL"}
    with _running(command, port, {**os.environ, **named, **environment}) as server:
        wait_for(lambda: server.ask("/healthz").status == 200)
        yield server


@contextmanager
def varnish(folder: Path, before: int, port: int | None = None) -> Iterator[Server]:
    """Run Varnish with the configuration that is shipped, in front of the paper at a port."""
    program, port = need("varnishd"), port or free_port()
    shutil.copy(DEPLOY / "varnish" / "paper.vcl", folder)
    backend = (DEPLOY / "varnish" / "backend.vcl").read_text()
    (folder / "backend.vcl").write_text(backend.replace('"8000"', f'"{before}"'))
    command = [program, "-F", "-j", "none", "-n", str(folder / "varnish"), "-a", f"{HOST}:{port}"]
    command += ["-T", "none", "-s", "malloc,64m", "-p", f"vcl_path={folder}"]
    command += ["-p", "http_gzip_support=off", "-f", str(folder / "paper.vcl")]
    with _running(command, port, {**os.environ, "PURGE_TOKEN": TOKEN}) as server:
        yield server


@contextmanager
def nginx(folder: Path, before: int) -> Iterator[Server]:
    """Run nginx with the configuration that is shipped, in front of the paper at a port."""
    program, port = need("nginx"), free_port()
    cache = (DEPLOY / "nginx-cache.conf").read_text()
    (folder / "cache.conf").write_text(cache.replace("/var/lib/nginx", str(folder)))
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(f"""
        daemon off; {user} pid {folder}/pid; error_log {folder}/error.log;
        events {{ }}
        http {{
            access_log off; {temporary}
            include {folder}/cache.conf;
            upstream paper {{ server {HOST}:{before}; }}
            server {{ listen {HOST}:{port}; include {DEPLOY}/nginx-paper.conf; }}
        }}
    """)
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with _running(command, port, dict(os.environ)) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[Server]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=said, stderr=said, start_new_session=True
        )

        def listens() -> bool:
            if process.poll() is not None:
                said.seek(0)
                pytest.fail(f"{command[0]} ended:\n{said.read().decode()[-2000:]}", pytrace=False)
            with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
                return True
            return False

        server = Server(port, process)
        try:
            wait_for(listens)
            yield server
        finally:
            server.stop()
