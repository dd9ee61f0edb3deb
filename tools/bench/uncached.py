"""What a page costs that nobody has read yet: rendered behind the door, which then keeps it."""

from statistics import median

from tools.bench import targets
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "uncached"
PAGES = ("story", "section", "home")
STORIES = 30
TIMES = 20


def measure(run: Run) -> list[Line]:
    """Ask story, section and home in both papers, in turns.

    The figure that has a limit is that of a server at work, where only the page is missing and
    its header, its cards and its lists were made for other pages. Beside it: with nothing kept.
    """
    lines = []
    for name in PAGES:
        for alone in (True, False):
            found: dict[int, list[dict[str, float]]] = {}
            for _round in range(run.rounds):
                for desk, paper in ((run.at_small, run.small), (run.at_large, run.large)):
                    paths = (
                        desk.ask("stories", count=STORIES)
                        if name == "story"
                        else [desk.ask("addresses")[name]]
                    )
                    cost = desk.ask("cold", paths=paths, times=TIMES, alone=alone)
                    found.setdefault(paper.stories, []).append(cost)
            for stories, costs in found.items():
                title = f"{name}{'' if alone else ', nothing kept'}, {stories:,} stories"
                spent = median(cost["processor_ms"] for cost in costs)
                target = targets.UNCACHED_MS[name] if alone else None
                note = f"{costs[0]['queries']:.0f} queries"
                lines.append(Line(GROUP, title, spent, "processor ms", target, note))
    return lines
