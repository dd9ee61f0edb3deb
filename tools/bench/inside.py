"""The process at a desk in one paper: a JSON line with `do` and its arguments in, one out."""

import json
import sys
from collections.abc import Callable
from typing import Any

import django


def desk() -> Any:
    """Return what is asked. Imported late: the models want settings first."""
    from tools.bench.asked import Asked

    return Asked()


def main(make: Callable[[], Any] = desk) -> None:
    """Answer until nobody asks any more. make: returns what has a method for each `do`."""
    django.setup()
    answers = sys.stdout
    sys.stdout = sys.stderr  # whoever prints in this process does not answer
    paper = make()
    for line in sys.stdin:
        asked = json.loads(line)
        do = asked.pop("do")
        try:
            said = {"said": getattr(paper, do)(**asked)}
        except Exception as error:  # told to whoever asked, who decides
            said = {"failed": f"{type(error).__name__}: {error}"}
        print(json.dumps(said), file=answers, flush=True)


if __name__ == "__main__":
    main()
