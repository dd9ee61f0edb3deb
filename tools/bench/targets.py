"""The limits, each with where it comes from. `make bench` ends non-zero if one is missed."""

from dataclasses import dataclass

FIGURES = "figures of the house, 26 November 2026"
PEERS = "a quarter of the best peer (Wagtail 20 ms)"


@dataclass(frozen=True)
class Target:
    """A limit: at least or at most `value`."""

    value: float
    at_least: bool = False
    source: str = FIGURES

    def is_met(self, figure: float) -> bool:
        """Say whether `figure` keeps it."""
        return figure >= self.value if self.at_least else figure <= self.value

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.value:g}"


def at_least(value: float, source: str = FIGURES) -> Target:
    """Return the limit that a figure must reach."""
    return Target(value, at_least=True, source=source)


def at_most(value: float, source: str = FIGURES) -> Target:
    """Return the limit that a figure must not pass."""
    return Target(value, source=source)


OF_NGINX = at_least(0.45)
OF_BARE = at_least(0.75)
UNCACHED_MS = {
    "story": at_most(3, PEERS),
    "section": at_most(3, PEERS),
    "home": at_most(8, PEERS),
}
OF_WAGTAIL = dict.fromkeys(UNCACHED_MS, at_most(0.25, PEERS))
QUERIES = {"story": at_most(8), "section": at_most(6), "home": at_most(10)}
GROWTH = at_most(1.5, "from 1,000 stories to 1,000,000: figures of the house")
SAVE_MS, PUBLISH_MS = at_most(200), at_most(100)
ADMIN_QUERIES = at_most(40)
STALE = at_most(0)
STILL_HITS = at_least(95)
SPIKE_SECONDS, SPIKE_ERRORS, SPIKE_RENDERS = at_most(1), at_most(0), at_most(1)
PHOTO_SECONDS = at_most(1.3)
WORKER_MB = at_most(200)
ISSUE_SECONDS = at_most(180, "the ePaper: 200 pages in three minutes on two cores")
