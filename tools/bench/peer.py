"""The same pages from Wagtail, the best of the peers, rendered in turns with ours.

Measured only where it is named (`make bench ONLY=peer`): it is installed from PyPI into an
environment of its own, `var/bench/peer/`, and nothing of ours depends on it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from newsroom.demo import material
from tools.bench import targets
from tools.bench.desk import inside
from tools.bench.papers import ROOT, VAR
from tools.bench.run import Run
from tools.bench.table import Line

GROUP = "peer"
WAGTAIL = "8.0.1"
SITE = Path(__file__).with_name("peer_site")
STORIES = 30
TIMES = 20
PICTURES = 8


class Peer:
    """The Wagtail site in a folder of its own, filled once and kept between runs."""

    stories = 1000
    folder = VAR / "peer"

    @property
    def python(self) -> str:
        """The Python that has Wagtail, and the Django that we have."""
        return str(self.folder / "venv" / "bin" / "python")

    @property
    def environment(self) -> dict[str, str]:
        """The environment in which a process works on it."""
        return {
            **os.environ,
            "PEER_FOLDER": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "tools.bench.peer_site.settings",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(self.folder))),
        }

    def prepare(self) -> None:
        """Install and fill it if it is not there, or is not what stands here now."""
        stamp, rules = self.folder / "filled", _rules()
        if stamp.exists() and stamp.read_text() == rules:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        began = time.monotonic()
        print(f"Installing Wagtail {WAGTAIL} and filling a site of {self.stories:,} stories …")
        (self.folder / "peer_migrations").mkdir(parents=True)
        (self.folder / "peer_migrations" / "__init__.py").touch()
        _run([sys.executable, "-m", "venv", str(self.folder / "venv")])
        wanted = [f"wagtail=={WAGTAIL}", f"Django=={version('Django')}"]
        _run([self.python, "-m", "pip", "install", "-qq", *wanted])
        pictures = [str(material.picture_file(name)) for name in material.pictures()][:PICTURES]
        fill = [self.python, "-m", "tools.bench.peer_site.fill", str(self.stories), *pictures]
        _run(fill, env=self.environment)
        stamp.write_text(rules)
        print(f"  {time.monotonic() - began:.0f} s", flush=True)


def measure(run: Run) -> list[Line]:
    """Ask both for a story, a section and the home page, A B A B, by processor time.

    Ours as `uncached` measures it: the page is missing, what it shares with others is there. So
    are the other's renditions, templates and addresses.
    """
    peer = Peer()
    peer.prepare()
    lines = []
    with inside(peer, "tools.bench.peer_site", python=peer.python) as theirs:
        addresses = theirs.ask("addresses", stories=STORIES)
        own = {name: [path] for name, path in run.at_small.ask("addresses").items()}
        own["story"] = run.at_small.ask("stories", count=STORIES)
        for name, target in targets.OF_WAGTAIL.items():
            asked = {
                "ours": partial(
                    run.at_small.ask, "cold", paths=own[name], times=TIMES, alone=True
                ),
                "theirs": partial(theirs.ask, "cost", paths=addresses[name], times=TIMES),
            }
            costs: dict[str, list[dict[str, Any]]] = {who: [] for who in asked}
            for _ in range(run.rounds):
                for who, ask in asked.items():
                    costs[who].append(ask())
            spent = {who: median(c["processor_ms"] for c in taken) for who, taken in costs.items()}
            note = ", ".join(
                f"{who} {spent[who]:.1f} ms and {costs[who][0]['queries']:.0f} queries"
                for who in asked
            )
            of = spent["ours"] / spent["theirs"]
            lines.append(Line(GROUP, f"{name}, of Wagtail {WAGTAIL}", of, "", target, note))
    return lines


def _rules() -> str:
    files = sorted(path for path in SITE.rglob("*.*") if path.suffix in (".py", ".html"))
    return "\n".join([WAGTAIL, version("Django"), *(path.read_text() for path in files)])


def _run(command: list[str], env: dict[str, str] | None = None) -> None:
    if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
        raise RuntimeError(f"{' '.join(command[:5])} … failed")
