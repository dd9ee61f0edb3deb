"""The process at a desk in the Wagtail site: see `tools.bench.inside`."""

from typing import Any

from tools.bench import inside


def desk() -> Any:
    """Return what is asked. Imported late: the models want settings first."""
    from tools.bench.peer_site.asked import Asked

    return Asked()


if __name__ == "__main__":
    inside.main(desk)
