"""The memory of a worker after very many different pages."""

import threading

from tools.bench import servers, targets
from tools.bench.load import Reader
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "memory"
PAGES, READERS = 10_000, 4


def measure(run: Run) -> list[Line]:
    """Ask for up to 10,000 different stories and weigh the largest process."""
    paths = run.at_large.ask("stories", count=PAGES)
    with servers.paper(run.large) as server:
        at_first = server.megabytes()

        def read(part: int) -> None:
            reader = Reader(server)
            for path in paths[part::READERS]:
                reader.get(path)
            reader.close()

        threads = [threading.Thread(target=read, args=(part,)) for part in range(READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        afterwards = server.megabytes()
    note = f"{at_first:.0f} MB at first; proportional share, {len(paths):,} different stories"
    return [Line(GROUP, "largest process", afterwards, "MB", targets.WORKER_MB, note)]
