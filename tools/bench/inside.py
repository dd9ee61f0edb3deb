"""The process at a desk in one paper: a JSON line with `do` and its arguments in, one out."""

import json
import sys

import django


def main() -> None:
    """Answer until nobody asks any more."""
    django.setup()
    from tools.bench.asked import Asked  # the models, which want settings first

    answers = sys.stdout
    sys.stdout = sys.stderr  # whoever prints in this process does not answer
    paper = Asked()
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
