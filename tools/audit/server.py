"""The paper under audit: one that runs already (URL=…), or the sample paper on a free port."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tools.audit.install import ROOT, VAR

FOLDER = VAR / "paper"
LONGEST_START = 300  # seconds: the first start loads the sample paper


@contextmanager
def running(url: str) -> Iterator[str]:
    """Give the address of the paper without a slash at its end; ends what it started."""
    if url:
        yield url.rstrip("/")
        return
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    begin_anew_if_the_sample_changed()
    own = {"VAR_DIR": str(FOLDER), "PORT": str(port), "HOST": "127.0.0.1"}
    environment = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL")}
    command = [sys.executable, "tools/serve.py", "demo"]
    with (VAR / "paper.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env={**environment, **own}, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait(process, address)
            yield address
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def begin_anew_if_the_sample_changed() -> None:
    """Remove the audit's own copy of the sample paper when its stories are not today's."""
    digest = hashlib.sha256()
    for path in sorted((ROOT / "newsroom" / "demo").rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    stamp = FOLDER / "sample"
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    stamp.write_text(digest.hexdigest())


def wait(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait until the paper answers, or end with what it said."""
    print("Starting the sample paper …", flush=True)
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    sys.exit(f"The paper did not start:\n{(VAR / 'paper.log').read_text()[-2000:]}")
