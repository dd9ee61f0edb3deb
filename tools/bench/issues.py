"""How long a printed issue of 200 pages takes from its PDF to the shelf."""

from tools.bench import targets
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "issue"


def measure(run: Run) -> list[Line]:
    """Upload such an issue and have the paper's own worker make it."""
    cost = run.at_small.ask("issue")
    note = (
        f"{cost['processor']:.0f} s of processor, off the request; a PDF of "
        f"{cost['megabytes']:.1f} MB; largest process {cost['memory']:.0f} MB"
    )
    name = f"{cost['pages']} pages"
    return [Line(GROUP, name, cost["seconds"], "s", targets.ISSUE_SECONDS, note)]
