"""How soon another process shows what was published, and what that costs all other pages."""

import time
from collections.abc import Iterable
from statistics import median

from tools.bench import servers, targets
from tools.bench.load import Reader
from tools.bench.papers import new_word
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "fresh"
TIMES = 10
PAGES = 200
READERS = 8  # connections, so that every worker is among them
LONGEST = 10.0


def measure(run: Run) -> list[Line]:
    """Publish from another process and look; then see which cached story pages are still hits."""
    with servers.paper(run.large) as server:
        plain = Reader(server, compressed=False)
        waits = [_wait_for(run, plain) for _ in range(TIMES)]
        plain.close()
        stories = run.at_large.ask("stories", count=PAGES + 10)[10:]
        # A connection stays with its process, so what was kept is asked where it was kept: over
        # new ones, a page that only the other process has would look as if it had been purged.
        readers = [Reader(server) for _ in range(READERS)]
        _ask_all(readers, stories)
        run.at_large.ask("bring_out", word=new_word())
        hits = _ask_all(readers, stories)
        for reader in readers:
            reader.close()
    percent = 100 * hits / (len(readers) * len(stories))
    note = f"{len(stories)} story pages over {READERS} connections, one publication between"
    return [
        Line(GROUP, "published to seen", median(waits) * 1000, "ms",
             note=f"{TIMES} times, longest {max(waits) * 1000:.0f} ms; rendering included"),
        Line(GROUP, "story pages that are still hits", percent, "%", targets.STILL_HITS, note),
    ]  # fmt: skip


def _wait_for(run: Run, reader: Reader) -> float:
    reader.get("/latest/")
    word = new_word()
    run.at_large.ask("bring_out", word=word)
    began = time.perf_counter()
    while time.perf_counter() - began < LONGEST:
        _status, _headers, body = reader.get("/latest/")
        if word.encode() in body:
            break
    return time.perf_counter() - began


def is_hit(headers: dict[str, str]) -> bool:
    """Say whether an answer came from the page cache, by its own word."""
    return headers.get("X-Cache", headers.get("x-cache", "")).lower().startswith("hit")


def _ask_all(readers: Iterable[Reader], paths: Iterable[str]) -> int:
    """Ask for every page over every connection in turn: an idle one would be closed."""
    return sum(is_hit(reader.get(path)[1]) for path in paths for reader in readers)
