"""Old answers: readers ask while an editor changes stories in another process."""

import re
import threading
import time
from dataclasses import dataclass, field

from tools.bench import servers, targets
from tools.bench.load import Reader
from tools.bench.papers import new_word
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "stale"
REQUESTS, EDITS, STORIES, READERS = 10_000, 500, 10, 4
LONGEST = 240.0


@dataclass
class Watch:
    """What is known to be committed, and what readers saw."""

    mark: str
    committed: list[int]
    paths: list[str]
    asked: int = 0
    stale: int = 0
    errors: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)


def measure(run: Run) -> list[Line]:
    """Count answers that are older than what was committed before they were asked for."""
    mark = new_word()
    paths = [run.at_large.ask("edit", story=n, word=f"{mark}0n") for n in range(STORIES)]
    watch = Watch(mark, [0] * STORIES, paths)
    edits = 0
    with servers.paper(run.large) as server:
        threads = [threading.Thread(target=_read, args=(server, watch)) for _ in range(READERS)]
        for thread in threads:
            thread.start()
        end = time.monotonic() + LONGEST
        for number in range(EDITS):
            if time.monotonic() > end:
                break
            story = number % STORIES
            version = watch.committed[story] + 1
            run.at_large.ask("edit", story=story, word=f"{mark}{version}n")
            watch.committed[story] = version
            edits += 1
        while watch.asked < REQUESTS and time.monotonic() < end:
            time.sleep(0.1)
        watch.over.set()
        for thread in threads:
            thread.join()
    note = f"{watch.asked:,} requests during {edits} edits in another process"
    return [
        Line(GROUP, "stale answers", watch.stale, "", targets.STALE, note),
        Line(GROUP, "errors", watch.errors, "", targets.STALE),
    ]


def _read(server: servers.Server, watch: Watch) -> None:
    reader = Reader(server, compressed=False)
    pattern = re.compile(rf"{watch.mark}(\d+)n".encode())
    number = 0
    while not watch.over.is_set():
        story = number % STORIES
        number += 1
        known = watch.committed[story]
        status, _headers, body = reader.get(watch.paths[story])
        seen = pattern.search(body.partition(b"<h1")[2])
        with watch.lock:
            watch.asked += 1
            watch.errors += status != 200
            watch.stale += status == 200 and (seen is None or int(seen.group(1)) < known)
    reader.close()
