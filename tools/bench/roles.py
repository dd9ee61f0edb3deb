"""What the newsroom's lists cost somebody who may open only a part of them, beside the chief.

`python -m tools.bench.roles` in the environment of a filled paper prints a line a page: what it
takes of the processor for each role. Nobody reads there: it makes people and gives them stories.
"""

from __future__ import annotations

import argparse
import json
import sys
from statistics import median
from typing import Any

import django

ADMIN = "/admin/articles/article/"
LISTS = {
    "desk": "/admin/",
    "list": ADMIN,
    "page 10": f"{ADMIN}?p=10",
    "search, common word": f"{ADMIN}?q=market",
    "search, rare word": f"{ADMIN}?q=zanzibarless",
    "drafts": f"{ADMIN}?stands=draft",
    "in review": f"{ADMIN}?stands=review",
    "scheduled": f"{ADMIN}?stands=scheduled",
    "live": f"{ADMIN}?stands=live",
    "changes ahead": f"{ADMIN}?stands=ahead",
    "withdrawn": f"{ADMIN}?stands=withdrawn",
    "mine": f"{ADMIN}?whose=mine",
    "mine, live": f"{ADMIN}?whose=mine&stands=live",
    "a kind": f"{ADMIN}?kind=news",
    "a section": f"{ADMIN}?in=SECTION",
    "last saved first": f"{ADMIN}?o=-4",
    "photos": "/admin/photos/photo/",
    "photos, search": "/admin/photos/photo/?q=port",
    "comments": "/admin/comments/comment/",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="tools.bench.roles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    django.setup()
    from tools.bench.people import Newsroom

    newsroom = Newsroom()
    found: dict[str, dict[str, Any]] = {}
    for name, path in LISTS.items():
        if options.only and not name.startswith(options.only):
            continue
        costs: dict[str, list[float]] = {}
        for _ in range(options.rounds):
            for person in newsroom.people:
                cost = newsroom.cost(person, path)
                if cost["status"] == 200:
                    costs.setdefault(person, []).append(cost["processor_ms"])
        found[name] = {person: round(median(ms), 1) for person, ms in costs.items()}
        said = "  ".join(f"{person} {ms:.1f}" for person, ms in found[name].items())
        print(f"{name:<22}{said}", file=sys.stderr, flush=True)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
