"""What every measure is given: the two papers, a desk in each, and how long to take."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tools.bench.desk import Desk
from tools.bench.papers import Paper


@dataclass(frozen=True)
class Run:
    """One run of the bench. `small` and `large` are the same paper, young and grown."""

    small: Paper
    large: Paper
    at_small: Desk
    at_large: Desk
    rounds: int = 5
    seconds: int = 2

    @cached_property
    def addresses(self) -> dict[str, Any]:
        """The addresses that are measured in the large paper."""
        found: dict[str, Any] = self.at_large.ask("addresses")
        return found
