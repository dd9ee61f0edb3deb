"""New code takes over while readers read: no request fails."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from threading import Event, Thread

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
READERS = 3
AT_MOST = 120  # seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def workers_of(pid: int) -> set[str]:
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def wait_for(what, seconds: float = AT_MOST) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.1)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="counts workers in Linux's /proc")
def test_a_reload_under_load_fails_no_request(tmp_path):
    port = free_port()
    address = f"http://127.0.0.1:{port}/healthz"
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.production",
        "SECRET_KEY": "for-this-test-only-" + "x" * 40,
        "ALLOWED_HOSTS": "127.0.0.1",
        "VAR_DIR": str(tmp_path),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "WEB_WORKERS": "2",
    }
    command = [sys.executable, "tools/web.py"]  # as systemd and the image start it
    server = subprocess.Popen(command, cwd=ROOT, env=env)
    answered, failed, enough = [0] * READERS, [], Event()

    def up() -> bool:
        try:
            return urllib.request.urlopen(address, timeout=5).status == 200
        except OSError:
            return False

    def read(number: int) -> None:
        while not enough.is_set():
            try:
                with urllib.request.urlopen(address, timeout=10) as answer:
                    assert answer.read() == b"ok\n"
                answered[number] += 1
            except Exception as error:
                failed.append(repr(error))
            enough.wait(0.01)

    readers = [Thread(target=read, args=[number]) for number in range(READERS)]
    try:
        wait_for(up)
        before = workers_of(server.pid)
        for reader in readers:
            reader.start()
        server.send_signal(signal.SIGHUP)
        wait_for(lambda: before.isdisjoint(workers_of(server.pid)))
        seen = sum(answered)
        wait_for(lambda: sum(answered) > seen + 50)
    finally:
        enough.set()
        for reader in readers:
            reader.join()
        server.terminate()
        server.wait(timeout=30)
    print(f"{sum(answered)} answered while {len(before)} workers gave way")
    assert failed[:3] == []
