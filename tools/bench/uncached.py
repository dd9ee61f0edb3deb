"""What a page costs that is made anew: the same house, behind a door without the cache."""

from tools.bench import servers, targets
from tools.bench.load import interleaved, wrk
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "uncached"
PAGES = ("story", "section", "home")
WITHOUT = "tools.bench.without_cache:application"


def measure(run: Run) -> list[Line]:
    """Ask story, section and home in both papers, in turns."""
    lines = []
    with servers.paper(run.small, WITHOUT) as small, servers.paper(run.large, WITHOUT) as large:
        pages = {small: run.at_small.ask("addresses"), large: run.addresses}
        asked = {}
        for name in PAGES:
            for paper, stories in ((small, run.small.stories), (large, run.large.stories)):
                path = pages[paper][name]
                wrk(paper, path, seconds=1)
                asked[f"{name}, {stories:,} stories"] = lambda paper=paper, path=path: wrk(
                    paper, path, seconds=run.seconds
                )
        found = interleaved(asked, rounds=run.rounds)
    for name, (per_second, processor, errors) in found.items():
        note = f"{per_second:.0f} requests/s" + (f", {errors} ERRORS" * bool(errors))
        target = targets.UNCACHED_MS[name.partition(",")[0]]
        lines.append(Line(GROUP, name, processor, "processor ms", target, note))
    return lines
