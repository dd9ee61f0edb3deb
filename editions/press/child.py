"""One process that opens one PDF. Run by its path, it needs nothing of the paper.

Its first argument is its orders (JSON); then it answers each line on standard input with one on
standard output:

    {"do": "inspect"}             → {"pages": [[width, height], …]} or {"refused": "locked"}
    {"do": "page", "number": 5}   → {"number": 5, "width": …, "height": …, "text": …, "words": …}
                                    with the page's pictures written into the folder it was given

Whatever goes wrong with the PDF ends this process and no other.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

# Started by its path, alone: this is where the press's other modules are found.
sys.path.append(str(Path(__file__).resolve().parents[2]))

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


def limit(orders: dict[str, Any]) -> None:
    """Take the limits upon this process that its parent ordered, before anything is opened."""
    for what, most in (
        (resource.RLIMIT_AS, orders["memory"]),
        (resource.RLIMIT_CPU, orders["seconds"]),
        (resource.RLIMIT_FSIZE, 64 * 1024 * 1024),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != orders["parent"]:  # it died before this was said
        sys.exit()


def main() -> None:
    """Answer questions until there are no more."""
    orders = json.loads(sys.argv[1])
    limit(orders)
    from editions.press.pages import Opened, Refused

    opened: Opened | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            opened = opened or Opened(orders)
            answer = opened.inspect() if asked["do"] == "inspect" else opened.page(asked["number"])
        except Refused as refused:
            answer = {"refused": refused.code}
        except MemoryError:
            answer = {"refused": "memory"}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
