"""Two hundred readers at once on a page that no process has yet."""

import asyncio
import time
from statistics import median

from tools.bench import servers, targets
from tools.bench.fresh import is_hit
from tools.bench.run import Run
from tools.bench.servers import HOST
from tools.bench.table import Line

GROUP = "spike"
READERS, TIMES = 200, 3


def measure(run: Run) -> list[Line]:
    """Ask for story pages nobody has asked for, each by 200 readers at once."""
    paths = run.at_large.ask("stories", count=60)[50 : 50 + TIMES]
    longest, errors, renders = [], 0, []
    with servers.paper(run.large) as server:
        asyncio.run(crowd(server.port, "/healthz"))  # both processes have begun
        for path in paths:
            answers = asyncio.run(crowd(server.port, path))
            longest.append(max(seconds for seconds, _status, _hit in answers))
            errors += sum(status != 200 for _seconds, status, _hit in answers)
            renders.append(sum(not hit for _seconds, _status, hit in answers))
    each = max(renders) / servers.WORKERS
    return [
        Line(GROUP, "last of 200 readers answered", median(longest), "s", targets.SPIKE_SECONDS),
        Line(GROUP, "errors", errors, "", targets.SPIKE_ERRORS),
        Line(GROUP, "renders a process", each, "", targets.SPIKE_RENDERS,
             "answers that did not come from memory, by processes"),
    ]  # fmt: skip


async def crowd(port: int, path: str) -> list[tuple[float, int, bool]]:
    """Ask for `path` by many at once; returns seconds, status and "from memory" of each.

    All connections are open before the first request is sent.
    """
    opened = [await asyncio.open_connection(HOST, port) for _ in range(READERS)]
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: gzip, br\r\n"
        "Connection: close\r\n\r\n"
    ).encode()
    began = time.perf_counter()

    async def ask(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[float, int, bool]:
        writer.write(request)
        await writer.drain()
        answer = await asyncio.wait_for(reader.read(), 30)
        seconds = time.perf_counter() - began
        writer.close()
        head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = dict(line.split(": ", 1) for line in head[1:] if ": " in line)
        return seconds, int(head[0].split()[1]), is_hit(headers)

    return await asyncio.gather(*(ask(*connection) for connection in opened))
