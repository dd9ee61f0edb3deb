"""What grows with the paper: each page, search and press of a button, in both papers in turns."""

from collections.abc import Callable
from statistics import median
from typing import Any

from tools.bench import targets
from tools.bench.desk import Desk
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "growth"
ADMIN = "/admin/articles/article/"
# In the young paper as in the grown one each of these fills a page: what is compared is the same.
LISTS = {
    "admin list": "",
    "admin list, page 10": "?p=10",
    "admin list, search": "?q=market",
    "admin list, live": "?stands=live",
    "admin list, a kind": "?kind=news",
}
Ask = Callable[[Desk, dict[str, Any]], dict[str, Any]]


def measure(run: Run) -> list[Line]:
    """Measure everything in the young paper and the grown one, A B A B, by processor time.

    Writes go by the clock: part of what they cost is waiting for the disk.
    """
    young, grown = run.at_small.ask("addresses"), run.addresses
    lines = []
    for name, ask in _asked(list(grown)).items():
        unit = "ms" if name in ("save", "publish") else "processor_ms"
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(run.rounds):
            times[0].append(ask(run.at_small, young)[unit])
            times[1].append(ask(run.at_large, grown)[unit])
        before, after = median(times[0]), median(times[1])
        note = f"{before:.1f} → {after:.1f} {unit.replace('_', ' ')}"
        lines.append(Line(GROUP, name, after / before, "×", targets.GROWTH, note))
    return lines


def _asked(pages: list[str]) -> dict[str, Ask]:
    def page(name: str) -> Ask:
        return lambda desk, addresses: desk.ask("get", path=addresses[name], times=3)

    def admin(query: str) -> Ask:
        return lambda desk, _: desk.ask("get", path=f"{ADMIN}{query}", times=3, signed=True)

    asked = {name: page(name) for name in pages}
    asked |= {name: admin(query) for name, query in LISTS.items()}
    asked["save"] = lambda desk, _: desk.ask("save", times=1)
    asked["publish"] = lambda desk, _: desk.ask("publish", times=1)
    return asked
