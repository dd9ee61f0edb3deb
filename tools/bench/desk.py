"""The other end of `inside`: one process a paper, asked by name."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from tools.bench.papers import ROOT


class Failed(Exception):
    """What was asked inside a paper failed; the text says why."""


class Filled(Protocol):
    """What stands in a folder and can be worked on: one of our papers, or another's."""

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a process works on it."""


class Desk:
    """Asks a paper from inside."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def ask(self, do: str, **arguments: Any) -> Any:
        """Do one thing there and return what it said. Raises Failed."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        answer = json.loads(line) if line else {"failed": "the process ended"}
        if "failed" in answer:
            raise Failed(f"{do}: {answer['failed']}")
        return answer["said"]


@contextmanager
def inside(
    paper: Filled, module: str = "tools.bench.inside", *, python: str = sys.executable
) -> Iterator[Desk]:
    """Open a desk in a paper, and end its process afterwards. module: what that process runs."""
    command = [python, "-m", module]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=paper.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Desk(process)
    finally:
        process.terminate()
        process.wait(timeout=10)
