"""What pressing a button in the writing form costs in a grown paper."""

from tools.bench import targets
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "admin"


def measure(run: Run) -> list[Line]:
    """Press save, and publish, in a story with everything in it."""
    lines = []
    for button, target in (("save", targets.SAVE_MS), ("publish", targets.PUBLISH_MS)):
        cost = run.at_large.ask(button, times=7)
        note = f"{cost['processor_ms']:.0f} ms of processor"
        lines += [
            Line(GROUP, button, cost["ms"], "ms", target, note),
            Line(GROUP, f"{button}, queries", cost["queries"], "", targets.ADMIN_QUERIES),
        ]
    return lines
