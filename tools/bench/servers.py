"""Starting and ending servers on this machine, each on a port of its own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import web
from tools.bench import install, machine
from tools.bench.papers import ROOT, VAR, Paper

HOST = "127.0.0.1"
WORKERS = 2


@dataclass(frozen=True)
class Server:
    """A server that runs. `pid` is its first process; the others descend from it."""

    port: int
    pid: int

    @property
    def url(self) -> str:
        """Its address without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    def processor_seconds(self) -> float:
        """Return what all its processes have used of the processor so far."""
        return machine.processor_seconds(machine.family(self.pid))

    def megabytes(self) -> float:
        """Return the memory of its largest process."""
        return max(map(machine.megabytes, machine.family(self.pid)))


@contextmanager
def paper(which: Paper) -> Iterator[Server]:
    """Serve a paper as `make serve` does."""
    with _granian("newsroom.wsgi:application", which.environment) as server:
        yield server


@contextmanager
def bare(body: Path, headers: dict[str, str]) -> Iterator[Server]:
    """Serve the bytes of `body` from granian with an application that does nothing else."""
    written = "\n".join(f"{name}: {value}" for name, value in headers.items())
    given = {"BENCH_BODY": str(body), "BENCH_HEADERS": written, "PYTHONPATH": str(ROOT)}
    with _granian("tools.bench.bare:application", {**os.environ, **given}) as server:
        yield server


@contextmanager
def nginx(body: Path, headers: dict[str, str]) -> Iterator[Server]:
    """Serve the bytes of `body` from nginx as a file at /page."""
    port = free_port()
    folder = VAR / "nginx"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(body, folder / "page")
    kind = headers.get("Content-Type", "text/html")
    added = "".join(
        f'add_header {name} "{value}";\n'
        for name, value in headers.items()
        if name not in ("Content-Type", "Content-Length") and '"' not in value
    )
    (folder / "nginx.conf").write_text(f"""
        daemon off; worker_processes {WORKERS}; pid {folder}/pid; error_log {folder}/error.log;
        events {{ worker_connections 512; }}
        http {{
            access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
            open_file_cache max=10;
            client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2;
            fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
            types {{ }} default_type "{kind}";
            server {{ listen {HOST}:{port}; root {folder}; {added} }}
        }}
    """)
    os.chmod(folder, 0o755)
    user = ["-g", "user root;"] if os.geteuid() == 0 else []
    command = [install.need("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), *user]
    with _running(command, dict(os.environ), port) as server:
        yield server


@contextmanager
def _granian(app: str, environment: dict[str, str]) -> Iterator[Server]:
    port = free_port()
    command = web.command(app, host=HOST, port=port, workers=WORKERS)
    with _running(command, environment, port) as server:
        yield server


@contextmanager
def _running(command: list[str], environment: dict[str, str], port: int) -> Iterator[Server]:
    with (VAR / "servers.log").open("a") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
        )
        try:
            _wait(process, port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            # Its own session, so this reaches nothing but what was started here.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            time.sleep(0.5)  # the other worker
            return
        time.sleep(0.1)
    sys.exit(f"A server did not start:\n{(VAR / 'servers.log').read_text()[-2000:]}")


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
