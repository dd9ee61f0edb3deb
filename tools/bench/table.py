"""The one table."""

from collections.abc import Iterable
from dataclasses import dataclass

from tools.bench.targets import Target


@dataclass(frozen=True)
class Line:
    """One figure. `group` is the thing measured, `note` what the figure cannot say itself."""

    group: str
    name: str
    figure: float | None
    unit: str = ""
    target: Target | None = None
    note: str = ""

    @property
    def is_missed(self) -> bool:
        """Whether it has a target and does not keep it."""
        if self.target is None or self.figure is None:
            return False
        return not self.target.is_met(self.figure)


def shown(figure: float | None) -> str:
    """Return a figure with the digits that mean something."""
    if figure is None:
        return "–"
    if figure == int(figure) and abs(figure) < 1000:
        return str(int(figure))
    if abs(figure) >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.3g}" if abs(figure) < 1 else f"{figure:.2f}"


def render(lines: Iterable[Line]) -> str:
    """Return the table as text, a blank line between groups."""
    lines = list(lines)
    width = max((len(line.name) for line in lines), default=10)
    written = [f"{'':<{width}}  {'figure':>10} {'':<11} {'target':<9}{'':<7} note"]
    group = ""
    for line in lines:
        if line.group != group:
            group = line.group
            written += ["", group.upper()]
        verdict = "MISSED" if line.is_missed else "ok" if line.target else ""
        target = str(line.target) if line.target else ""
        written.append(
            f"{line.name:<{width}}  {shown(line.figure):>10} {line.unit:<11} "
            f"{target:<9}{verdict:<7} {line.note}".rstrip()
        )
    return "\n".join(written)


def misses(lines: Iterable[Line]) -> list[str]:
    """Return a sentence for every target that was missed, with the target's source."""
    return [
        f"{line.group}, {line.name}: {shown(line.figure)} {line.unit}, target {line.target}"
        f" ({line.target.source})"
        for line in lines
        if line.is_missed and line.target
    ]
