"""What a page costs that nobody has read yet: rendered behind the door, which then keeps it."""

from functools import partial
from statistics import median

from tools.bench import servers, targets
from tools.bench.load import BROWSER, EachAnother, interleaved
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "uncached"
# More than a server renders in all rounds together.
EACH_ANOTHER = 30_000
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
    return [*lines, *_through_a_server(run)]


def _through_a_server(run: Run) -> list[Line]:
    """Ask a server for stories, each another: packed for browsers, and not, as peers were."""
    paths = run.at_large.ask("stories", count=EACH_ANOTHER)
    half = len(paths) // 2
    with servers.paper(run.large) as paper:
        plain = EachAnother(paper, paths[:half], headers={"User-Agent": "bench"})
        packed = EachAnother(paper, paths[half:], headers=BROWSER)
        asked = {"": plain, ", Brotli": packed}
        found = interleaved(
            {name: partial(ask, seconds=run.seconds) for name, ask in asked.items()},
            rounds=run.rounds,
        )
    return [
        Line(
            GROUP,
            f"stories by wrk, each another{name}",
            per_second,
            "requests/s",
            note=f"{processor:.2f} ms of processor a request"
            + f", {errors} ERRORS" * bool(errors),
        )
        for name, (per_second, processor, errors) in found.items()
    ]
