from contextlib import nullcontext
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.models import Article
from newsroom.filling import paper
from newsroom.filling.stories import YEARS, Plan
from newsroom.filling.tables import next_id, undisturbed
from newsroom.filling.writing import write_all

MOST = 2_000_000


class Command(BaseCommand):
    help = (
        f"Fill an empty database with a synthetic paper of any size, up to {YEARS} years deep, "
        "for measuring. The same seed gives the same stories."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, required=True, help="How many stories.")
        parser.add_argument("--seed", type=int, default=1, help="Another paper for each number.")
        parser.add_argument(
            "--until", type=_moment, help="When the newest goes live, 2026-11-26T12:00. Else now."
        )
        parser.add_argument(
            "--yes", action="store_true", help="Add to what is in the database already."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count, seed = options["articles"], options["seed"]
        if not 1 <= count <= MOST:
            raise CommandError(f"Between 1 and {MOST:,} stories can be made.")
        refusal = paper.why_not()
        if refusal and not options["yes"]:
            raise CommandError(
                f"{refusal} Thousands of stories that nobody wrote would stand among what is "
                "there. Give another VAR_DIR or DATABASE_URL for measuring, or say --yes."
            )
        began = monotonic()
        cast = paper.build()
        self.stdout.write(
            f"  {len(cast.sections)} sections, {len(cast.photos)} pictures"
            f"{monotonic() - began:8.1f} s"
        )
        until = options["until"] or timezone.now()
        plan = Plan(seed, count, until, next_id(Article), cast)
        if Article.objects.filter(token=plan.token(0)).exists():
            raise CommandError(f"Seed {seed} filled this already: give another --seed.")
        with nullcontext() if refusal else undisturbed():
            write_all(plan, lambda done: self._say(done, count, monotonic() - began))

    def _say(self, done: int, count: int, seconds: float) -> None:
        if done == count or done % 10_000 == 0:
            self.stdout.write(f"  {done:,} of {count:,} stories {seconds:8.1f} s")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
