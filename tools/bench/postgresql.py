"""The same paper on PostgreSQL, young and grown: what readers look up, and what the newsroom does.

`make bench POSTGRES=postgres://somebody@host:5432`: somebody who may create databases there. Those
of the bench are `newsroom_bench_<stories>`, filled once and kept between runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.bench import growth, machine, targets
from tools.bench.desk import inside
from tools.bench.papers import VAR, Paper, _rules
from tools.bench.run import Run
from tools.bench.table import Line, misses, render

SMALL = 1000
GROUP = "postgresql"
TOGETHER = "tools.bench.together"


@dataclass(frozen=True)
class PaperOnPostgresql(Paper):
    """A filled paper in a database of its own; pictures and static files in a folder."""

    server: str = ""

    @property
    def folder(self) -> Path:
        """Where its pictures and static files are."""
        return VAR / "postgresql" / str(self.stories)

    @property
    def database(self) -> str:
        """The name of its database."""
        return f"newsroom_bench_{self.stories}"

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a process works on this paper."""
        return super().environment | {"DATABASE_URL": f"{self.server}/{self.database}"}

    @property
    def is_filled(self) -> bool:
        """Whether it was filled by the rules of today."""
        stamp = self.folder / "filled"
        return stamp.exists() and stamp.read_text() == _rules()

    def prepare(self) -> None:
        """Make the database, anew if it was filled by other rules; fill it."""
        import psycopg
        from psycopg import sql

        with psycopg.connect(f"{self.server}/postgres", autocommit=True) as server:
            name = sql.Identifier(self.database)
            asked = "SELECT 1 FROM pg_database WHERE datname = %s"
            there = server.execute(asked, [self.database]).fetchone()
            if there and not self.is_filled:
                server.execute(sql.SQL("DROP DATABASE {}").format(name))
                there = None
            if not there:
                (self.folder / "filled").unlink(missing_ok=True)
                making = "CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0"
                server.execute(sql.SQL(making).format(name))
        super().prepare()
        with psycopg.connect(f"{self.server}/{self.database}", autocommit=True) as paper:
            paper.execute("VACUUM ANALYZE")


def searches(run: Run) -> list[Line]:
    """Look up what readers look up, in the young paper and the grown one, A B A B."""
    young, grown = run.at_small.ask("searches"), run.at_large.ask("searches")
    lines = []
    for name in grown:
        times: tuple[list[float], list[float]] = ([], [])
        for _ in range(run.rounds):
            for desk, paths, found in (
                (run.at_small, young, times[0]),
                (run.at_large, grown, times[1]),
            ):
                found.append(desk.ask("get", path=paths[name], times=3)["processor_ms"])
        before, after = median(times[0]), median(times[1])
        note = f"{before:.1f} → {after:.1f} processor ms"
        lines.append(Line(GROUP, name, after / before, "×", targets.GROWTH, note))
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench POSTGRES=…")
    parser.add_argument("--server", required=True, help="postgres://somebody@host:5432")
    parser.add_argument("--size", type=int, default=100_000, help="stories of the large paper")
    parser.add_argument("--rounds", type=int, default=5, help="how often each figure is taken")
    options = parser.parse_args()
    server = options.server.rstrip("/")
    small, large = PaperOnPostgresql(SMALL, server), PaperOnPostgresql(options.size, server)
    for paper in (small, large):
        paper.prepare()
    before = machine.line()
    with inside(small, TOGETHER) as at_small, inside(large, TOGETHER) as at_large:
        run = Run(small, large, at_small, at_large, rounds=options.rounds)
        lines = searches(run) + growth.measure(run)
    load = " ".join(f"{n:.1f}" for n in os.getloadavg())
    said = [before, f"load at the end {load}; papers of {SMALL:,} and {options.size:,} stories"]
    missed = misses(lines)
    print("\n".join([*said, "", render(lines), "", *(missed or ["All reached."])]))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
