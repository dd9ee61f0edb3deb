"""Run the audit: `python -m tools.audit [--url URL] [--only axe,html]`. Called by the Makefile."""

import argparse
import os
import sys
import time

from tools.audit import crawl, feeds, headers, kinds, nu, phone, visits
from tools.audit.install import VAR
from tools.audit.outcome import Outcome, report
from tools.audit.server import running

STEPS = ("links", "feeds", "headers", "html", "weight", "axe", "lighthouse")


def run(base: str, wanted: list[str]) -> list[Outcome]:
    """Do the wanted steps on the paper at `base`; every one of them begins with the crawl."""
    paper = crawl.Crawl(base)
    print(f"Opening every page of {base} …", flush=True)
    paper.run()
    found, missing = kinds.find(paper)
    steps = {
        "links": lambda: crawl.check(paper),
        "feeds": lambda: feeds.check(paper),
        "headers": lambda: headers.check(paper, found),
        "html": lambda: nu.check(base, found),
        "weight": lambda: visits.check_weight(base, found),
        "axe": lambda: visits.check_axe(base, found, missing),
        "lighthouse": lambda: phone.check(base, found),
    }
    outcomes = []
    for name in wanted:
        began = time.monotonic()
        try:
            outcomes.append(steps[name]())
        except Exception as error:  # a tool that broke has proved nothing, and the rest go on
            broken = f"the step broke: {type(error).__name__}: {error}"
            outcomes.append(Outcome(name, "nothing", [broken]))
        seconds = time.monotonic() - began
        print(f"  {name:<12}{len(outcomes[-1].findings):>4} findings {seconds:7.1f} s", flush=True)
    return outcomes


def main() -> int:
    parser = argparse.ArgumentParser(prog="make audit")
    parser.add_argument("--url", default="", help="a paper that runs already")
    parser.add_argument("--only", default="", help=f"some of {','.join(STEPS)}")
    options = parser.parse_args()
    wanted = [name.strip() for name in options.only.split(",") if name.strip()] or list(STEPS)
    if unknown := [name for name in wanted if name not in STEPS]:
        sys.exit(f"No such step: {', '.join(unknown)}. There are: {', '.join(STEPS)}.")
    VAR.mkdir(parents=True, exist_ok=True)
    with running(options.url) as base:
        outcomes = run(base, wanted)
    (VAR / "report.txt").write_text(report(outcomes, most=100_000) + "\n")
    print(report(outcomes))
    print(f"\nEvery finding is in {VAR / 'report.txt'}.")
    print(f"Load of this machine: {' '.join(f'{n:.1f}' for n in os.getloadavg())}")
    return 1 if any(outcome.findings for outcome in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main())
