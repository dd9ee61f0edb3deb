from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.trials.flood import Outcome, flood, guards_off
from newsroom.trials.server import trial_server
from newsroom.trials.story import a_live_story

MOST_THROUGH, LONGEST_WAIT = 10, 5.0


class Command(BaseCommand):
    help = (
        "Send a flood of comments to a server of its own on the loopback device, and see what "
        "comes through. With --without-guards as a control: then it must come through."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--comments", type=int, default=1000)
        parser.add_argument("--senders", type=int, default=50)
        parser.add_argument("--without-guards", action="store_true")

    def handle(self, *args: Any, comments: int, senders: int, **options: Any) -> None:
        if not (0 < senders <= 200 and 0 < comments <= 5000):
            raise CommandError("At most 5,000 comments from at most 200 senders.")
        off = options["without_guards"]
        with trial_server() as port, guards_off() if off else nullcontext():
            outcome = flood(a_live_story(), port=port, senders=senders, comments=comments)
        self.stdout.write(self._told(outcome))
        failures = _failures(outcome)
        if off != bool(failures):
            raise CommandError(
                "; ".join(failures) or "without guards nothing came through: the trial is no proof"
            )
        self.stdout.write("As it should be." if not off else f"The control fails: {failures[0]}.")

    def _told(self, outcome: Outcome) -> str:
        return (
            f"{outcome.sent} comments in {outcome.seconds:.1f} s\n"
            f"answers: {dict(outcome.answers)}\n"
            f"in the database: {dict(outcome.standings)}\n"
            f"on the page: {outcome.standings['shown']}\n"
            f"the honest one: {outcome.honest_standing}, told after "
            f"{outcome.honest_seconds:.2f} s\n"
            f"one action refused {outcome.cleared} of the flood and left "
            f"{outcome.left_waiting}; undoing it brought {outcome.brought_back} back"
        )


def _failures(outcome: Outcome) -> list[str]:
    failures = []
    if outcome.standings["shown"] > MOST_THROUGH:
        failures.append(f"{outcome.standings['shown']} of the flood are on the page")
    if not outcome.honest_told or outcome.honest_seconds > LONGEST_WAIT:
        failures.append(f"the honest one waited {outcome.honest_seconds:.1f} s for its status")
    if outcome.left_waiting or outcome.brought_back < outcome.cleared:
        failures.append("one action did not clear the flood, or undoing it not bring it back")
    return failures
