"""Asking a server many times with wrk, and one time after another by hand."""

import http.client
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from tools.bench import install
from tools.bench.papers import VAR
from tools.bench.servers import HOST, Server

CONNECTIONS = 16
BROWSER = {"Accept-Encoding": "gzip, br", "User-Agent": "bench"}


@dataclass(frozen=True)
class Sample:
    """What one run of wrk saw."""

    requests: int
    per_second: float
    processor_ms: float
    errors: int


def wrk(
    server: Server,
    path: str,
    *,
    seconds: int,
    connections: int = CONNECTIONS,
    threads: int = 2,
    headers: Mapping[str, str] = BROWSER,
    more: Sequence[str] = (),
    last: Sequence[str] = (),
) -> Sample:
    """Ask for `path` for some seconds over some connections. more, last: words for wrk itself."""
    said_first = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    command = [install.need("wrk"), f"-t{threads}", f"-c{connections}", f"-d{seconds}s"]
    command += ["--timeout", "10s", *said_first, *more, server.url + path, *last]
    before = server.processor_seconds()
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = server.processor_seconds() - before
    requests = int(_find(r"(\d+) requests in", said))
    errors = int(_find(r"Non-2xx or 3xx responses: (\d+)", said))
    errors += sum(map(int, re.findall(r"(?:connect|read|write|timeout) (\d+)", said)))
    per_second = float(_find(r"Requests/sec:\s+([\d.]+)", said))
    return Sample(requests, per_second, used / max(requests, 1) * 1000, errors)


class EachAnother:
    """Asks a server for one address after another, none twice: pages that nobody has read yet."""

    def __init__(
        self, server: Server, paths: Sequence[str], *, headers: Mapping[str, str]
    ) -> None:
        self.server = server
        self.paths = paths
        self.headers = headers
        self.asked = 0

    def __call__(self, *, seconds: int) -> Sample:
        """Ask for some seconds. Raises RuntimeError if there were not enough addresses."""
        (VAR / "paths").write_text("\n".join(self.paths[self.asked :]))
        (VAR / "each.lua").write_text(_EACH)
        lua = ["-s", str(VAR / "each.lua")]
        found = wrk(
            self.server, "/", seconds=seconds, threads=1, headers=self.headers, more=lua,
            last=["--", str(VAR / "paths")],
        )  # fmt: skip
        # What was sent and not answered any more was asked too.
        self.asked += found.requests + 2 * CONNECTIONS
        if self.asked > len(self.paths):
            raise RuntimeError(f"{len(self.paths):,} addresses are not enough: they came again")
        return found


# One thread, so that no two ask for the same.
_EACH = """
local paths, next_one = {}, 0
function init(args)
  for line in io.lines(args[1]) do paths[#paths + 1] = line end
end
function request()
  next_one = next_one % #paths + 1
  return wrk.format("GET", paths[next_one])
end
"""


def interleaved(
    asked: Mapping[str, Callable[[], Sample]], *, rounds: int
) -> dict[str, tuple[float, float, int]]:
    """Ask A B C, B C A, …; return for each the medians of requests a second and ms, and errors.

    Each round begins with another, because who comes after whom is worth some percent.
    """
    samples: dict[str, list[Sample]] = {name: [] for name in asked}
    names = list(asked)
    for begins in range(rounds):
        for place in range(len(names)):
            name = names[(begins + place) % len(names)]
            samples[name].append(asked[name]())
    return {
        name: (
            median(sample.per_second for sample in taken),
            median(sample.processor_ms for sample in taken),
            sum(sample.errors for sample in taken),
        )
        for name, taken in samples.items()
    }


class Reader:
    """Somebody who asks one page after another over one connection."""

    def __init__(self, server: Server, *, compressed: bool = True) -> None:
        self.server = server
        self.headers = BROWSER if compressed else {"User-Agent": "bench"}
        self.connection = http.client.HTTPConnection(HOST, server.port, timeout=30)

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers and body of the answer."""
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def close(self) -> None:
        """Hang up."""
        self.connection.close()


def _find(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found.group(1) if found else "0"
