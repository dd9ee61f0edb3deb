"""How many queries a page makes, in a young paper and in a grown one."""

from tools.bench import targets
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "queries"


def measure(run: Run) -> list[Line]:
    """Count the queries of story, section and home."""
    lines = []
    for desk, paper in ((run.at_small, run.small), (run.at_large, run.large)):
        pages = desk.ask("addresses")
        for name, target in targets.QUERIES.items():
            # What Django asks a database once in a process's life is not the page's.
            desk.ask("get", path=pages[name], times=1)
            cost = desk.ask("get", path=pages[name], times=1)
            title = f"{name}, {paper.stories:,} stories"
            note = f"{cost['bytes'] / 1024:,.0f} kB before compression"
            lines.append(Line(GROUP, title, cost["queries"], "", target, note))
    return sorted(lines, key=lambda line: line.name)
