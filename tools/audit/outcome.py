"""What a step found, and the table of all of them."""

from dataclasses import dataclass, field

SHOWN = 40  # findings printed a step; the count is always of all of them


@dataclass
class Outcome:
    """`checked` says in words how much was looked at; any finding is a failure."""

    step: str
    checked: str = ""
    findings: list[str] = field(default_factory=list)

    def add(self, finding: str) -> None:
        """Note one finding, once."""
        if finding not in self.findings:
            self.findings.append(finding)


def report(outcomes: list[Outcome], most: int = SHOWN) -> str:
    """Return up to `most` findings of each step and, last, one table."""
    lines = []
    for outcome in outcomes:
        if outcome.findings:
            lines.append(f"\n{outcome.step}: {len(outcome.findings)} findings")
            lines += [f"  {finding}" for finding in outcome.findings[:most]]
            if len(outcome.findings) > most:
                lines.append(f"  … and {len(outcome.findings) - most} more")
    lines += ["", f"{'step':<12}{'result':<10}{'findings':>8}  checked", "-" * 78]
    for outcome in outcomes:
        result = "FAILED" if outcome.findings else "ok"
        count = len(outcome.findings)
        lines.append(f"{outcome.step:<12}{result:<10}{count:>8}  {outcome.checked}")
    return "\n".join(lines)
