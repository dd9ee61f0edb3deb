"""Starting the press's processes, asking them, and ending them when they overrun."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import IO, Any, cast

from editions import paths
from editions.press.limits import Limits
from editions.press.refusals import BadPdf, sentence

_CHILD = Path(__file__).with_name("child.py")
_LONGEST_ANSWER = 32 * 1024 * 1024
_PAGES_A_PROCESS = 40  # then a fresh one, so that what one page leaves behind is not for long
# By the clock, on a machine that has other work too; by its own computing the system counts.
_PATIENCE = 3


@dataclass(frozen=True)
class Drawn:
    """A page that the press has made. Its pictures are in `folder` until the press closes."""

    number: int
    width: float
    height: float
    text: str
    words: list[list[Any]]
    folder: Path

    def picture(self, size: str, format: str) -> bytes:
        """Return the page's picture in one size and format."""
        return (self.folder / f"{self.number}-{size}.{format}").read_bytes()

    def cover(self, width: int, format: str) -> bytes:
        """Return the cover in one width and format; page 1 alone has it."""
        return (self.folder / f"cover-{width}.{format}").read_bytes()

    def forget(self) -> None:
        """Remove the pictures from the folder: they are kept elsewhere."""
        for picture in self.folder.glob(f"{self.number}-*"):
            picture.unlink()


class _Overrun(Exception):
    """The process took too long."""


class _Gone(Exception):
    """The process ended without an answer."""


class _Process:
    """One child, with what it was asked last."""

    def __init__(self, path: Path, folder: Path, limits: Limits, seconds: int) -> None:
        orders = {
            "parent": os.getpid(),
            "path": str(path),
            "out": str(folder),
            "memory": limits.memory,
            "seconds": seconds,
            "most_pages": limits.most_pages,
            "sides": limits.sides,
            "longest_shape": limits.longest_shape,
            "widths": paths.PAGE_WIDTHS,
            "cover_widths": paths.COVER_WIDTHS,
            "formats": list(paths.FORMATS),
        }
        self.page = 0
        self.asked = 0
        self._buffer = b""
        self._until = 0.0
        self.popen = subprocess.Popen(  # noqa: S603  (our own file, by our own Python)
            [sys.executable, "-I", str(_CHILD), json.dumps(orders)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
        self._questions = cast(IO[bytes], self.popen.stdin)
        self._answers = cast(IO[bytes], self.popen.stdout)

    def ask(self, what: dict[str, Any], seconds: float) -> None:
        """Send a question; the answer has to be there in so many seconds."""
        self.asked += 1
        self._until = monotonic() + seconds
        with suppress(BrokenPipeError):  # then the answer does not come either
            self._questions.write(json.dumps(what).encode() + b"\n")
            self._questions.flush()

    def fileno(self) -> int:
        return self._answers.fileno()

    def read(self) -> dict[str, Any] | None:
        """Return the answer if all of it has come. Raises _Gone at the end of the process."""
        piece = os.read(self.fileno(), 1 << 20)
        self._buffer += piece
        if self._buffer.endswith(b"\n"):
            answer, self._buffer = self._buffer, b""
            return json.loads(answer)
        if not piece or len(self._buffer) > _LONGEST_ANSWER:
            raise _Gone
        return None

    def left(self) -> float:
        """Return the seconds until the answer has to be there."""
        return self._until - monotonic()

    def why_gone(self) -> str:
        """Return the press's word for how the process ended."""
        with suppress(subprocess.TimeoutExpired):
            self.popen.wait(1)
        if self.popen.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            return "time"
        # pdfium ends so when memory is refused to it (SIGTRAP or SIGABRT, by how it was built).
        if self.popen.returncode in (-signal.SIGABRT, -signal.SIGTRAP):
            return "memory"
        return "broken"

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *error: object) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)
        for pipe in (self._questions, self._answers):
            with suppress(BrokenPipeError):
                pipe.close()
        self.popen.wait()


def inspect(path: Path, folder: Path, limits: Limits) -> list[tuple[float, float]]:
    """Return the sizes of the pages of the PDF at `path`, in points.

    folder: an empty one, for the process to work in.
    Raises BadPdf if it cannot be taken: its sentence tells why.
    """
    seconds = limits.seconds_to_open
    with _Process(path, folder, limits, seconds) as process:
        process.ask({"do": "inspect"}, seconds * _PATIENCE)
        try:
            answer = _wait([process])[1]
        except _Overrun as error:
            raise BadPdf(sentence("time", limits)) from error
        except _Gone as error:
            raise BadPdf(sentence(process.why_gone(), limits)) from error
    if "refused" in answer:
        raise BadPdf(sentence(answer["refused"], limits, count=answer.get("count", 0)))
    return [(width, height) for width, height in answer["pages"]]


def draw(
    path: Path, folder: Path, numbers: Sequence[int], limits: Limits, *, until: float
) -> Iterator[Drawn]:
    """Yield the pages of those numbers of the PDF at `path` as they are made, in any order.

    No page is begun after `until` (of the monotonic clock), except the first ones.
    Raises BadPdf if one cannot be made: its sentence tells which, and why.
    """
    waiting = list(reversed(numbers))
    with ExitStack() as stack:
        busy: list[_Process] = []
        for _n in range(min(limits.processes, len(waiting))):
            busy.append(_begin(stack, path, folder, limits, waiting.pop()))
        while busy:
            try:
                process, answer = _wait(busy)
            except (_Overrun, _Gone) as error:
                process = error.args[0]
                code = "time" if isinstance(error, _Overrun) else process.why_gone()
                raise BadPdf(sentence(code, limits, page=process.page)) from error
            if "refused" in answer:
                raise BadPdf(sentence(answer["refused"], limits, page=process.page))
            busy.remove(process)
            if waiting and monotonic() < until:
                busy.append(_go_on(stack, process, path, folder, limits, waiting.pop()))
            yield Drawn(**answer, folder=folder)


def _begin(stack: ExitStack, path: Path, folder: Path, limits: Limits, number: int) -> _Process:
    seconds = limits.seconds_to_open + _PAGES_A_PROCESS * limits.seconds_a_page
    process = stack.enter_context(_Process(path, folder, limits, seconds))
    return _ask_page(process, number, limits)


def _go_on(
    stack: ExitStack, process: _Process, path: Path, folder: Path, limits: Limits, number: int
) -> _Process:
    """Give the next page to the process, or to a fresh one if it has made enough."""
    if process.asked < _PAGES_A_PROCESS:
        return _ask_page(process, number, limits)
    process.__exit__()
    return _begin(stack, path, folder, limits, number)


def _ask_page(process: _Process, number: int, limits: Limits) -> _Process:
    process.page = number
    seconds = limits.seconds_a_page + (0 if process.asked else limits.seconds_to_open)
    process.ask({"do": "page", "number": number}, seconds)
    return process


def _wait(busy: Sequence[_Process]) -> tuple[_Process, dict[str, Any]]:
    """Return the first answer of any. Raises _Overrun or _Gone with the process."""
    with selectors.DefaultSelector() as selector:
        for process in busy:
            selector.register(process, selectors.EVENT_READ, process)
        while True:
            for process in busy:
                if process.left() <= 0:
                    raise _Overrun(process)
            for key, _events in selector.select(min(process.left() for process in busy)):
                try:
                    answer = key.data.read()
                except _Gone as error:
                    raise _Gone(key.data) from error
                if answer is not None:
                    return key.data, answer
