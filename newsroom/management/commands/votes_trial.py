from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.trials.server import trial_server
from newsroom.trials.story import a_live_story
from newsroom.trials.votes import Outcome, guards_off, votes


class Command(BaseCommand):
    help = (
        "Post stars many times at the same moment to a server of its own on the loopback device, "
        "and recount. With --without-guards as a control: then the sums must drift."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--parallel", type=int, default=50)
        parser.add_argument("--without-guards", action="store_true")

    def handle(self, *args: Any, parallel: int, **options: Any) -> None:
        if not 0 < parallel <= 200:
            raise CommandError("At most 200 at once.")
        off = options["without_guards"]
        with trial_server() as port, guards_off() if off else nullcontext():
            outcome = votes(a_live_story(), port=port, parallel=parallel)
        self.stdout.write(
            f"answers: {dict(outcome.answers)}\n"
            f"rows of the one reader who voted {parallel} times: {outcome.rows_of_one}\n"
            f"rows of the {outcome.voters} others: {outcome.rows_of_others}\n"
            f"drift: {outcome.drift or 'none'}"
        )
        failures = _failures(outcome)
        if off != bool(failures):
            raise CommandError("; ".join(failures) or "the control did not drift: no proof")
        self.stdout.write("As it should be." if not off else f"The control fails: {failures[0]}.")


def _failures(outcome: Outcome) -> list[str]:
    failures = []
    if outcome.rows_of_one != 1:
        failures.append(f"one reader has {outcome.rows_of_one} rows")
    if outcome.rows_of_others != outcome.voters:
        failures.append(f"{outcome.rows_of_others} of {outcome.voters} voters were counted")
    if outcome.drift:
        failures.append("the sums drifted from the votes")
    return failures
