"""Run the bench: `python -m tools.bench [--size N] [--only cached,growth]`. See the Makefile."""

import argparse
import os
import signal
import sys
import time

from tools.bench import (
    admin,
    cached,
    fresh,
    growth,
    issues,
    machine,
    memory,
    peer,
    pictures,
    queries,
    spike,
    stale,
    uncached,
)
from tools.bench.desk import inside
from tools.bench.papers import VAR, Paper
from tools.bench.run import Run
from tools.bench.table import Line, misses, render

SMALL = 1000
MEASURES = {
    "cached": cached,
    "uncached": uncached,
    "queries": queries,
    "growth": growth,
    "admin": admin,
    "fresh": fresh,
    "stale": stale,
    "spike": spike,
    "memory": memory,
    "photo": pictures,
    "issue": issues,
    "peer": peer,
}
# Measured only where it is named, because it installs what nothing else needs.
BY_NAME = {"peer"}


def chosen(named: str) -> list[str]:
    """Return the measures that are named, or all but those that are done by name only.

    Ends with a sentence if there is no such measure.
    """
    wanted = [name.strip() for name in named.split(",") if name.strip()]
    if unknown := [name for name in wanted if name not in MEASURES]:
        sys.exit(f"No such measure: {', '.join(unknown)}. There are: {', '.join(MEASURES)}.")
    return wanted or [name for name in MEASURES if name not in BY_NAME]


def measure_all(run: Run, wanted: list[str]) -> tuple[list[Line], list[str]]:
    """Do the wanted measures; returns lines of the table, and what broke, in words."""
    lines: list[Line] = []
    broken = []
    for name in wanted:
        began = time.monotonic()
        try:
            lines += MEASURES[name].measure(run)
        except Exception as error:  # one that broke has measured nothing, and the rest go on
            broken.append(f"{name} broke: {type(error).__name__}: {error}")
        print(f"  {name:<10}{time.monotonic() - began:7.1f} s", flush=True)
    return lines, broken


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--size", type=int, default=100_000, help="stories of the large paper")
    parser.add_argument("--only", default="", help=f"some of {','.join(MEASURES)}")
    parser.add_argument("--rounds", type=int, default=5, help="how often each figure is taken")
    options = parser.parse_args()
    wanted = chosen(options.only)
    if options.size <= SMALL:
        sys.exit(f"SIZE is the larger of two papers: more than {SMALL:,} stories, please.")
    # Ended from outside, it still ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    VAR.mkdir(parents=True, exist_ok=True)
    small, large = Paper(SMALL), Paper(options.size)
    for paper in (small, large):
        paper.prepare()
    before = machine.line()
    print(f"Measuring {', '.join(wanted)} …", flush=True)
    with inside(small) as at_small, inside(large) as at_large:
        run = Run(small, large, at_small, at_large, rounds=options.rounds)
        lines, broken = measure_all(run, wanted)
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    said = [before, f"load at the end {load}; papers of {SMALL:,} and {options.size:,} stories"]
    table = "\n".join([*said, "", render(lines)])
    missed = [*broken, *misses(lines)]
    ending = "\n".join(["", f"{len(missed)} missed:", *missed] if missed else ["", "All reached."])
    (VAR / "table.txt").write_text(f"{table}\n{ending}\n")
    print(f"\n{table}\n{ending}\n\nKept in {VAR / 'table.txt'}.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
