from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ratings import actions


class Command(BaseCommand):
    help = "Compare the sums of stars with the single votes, print what disagrees, and mend it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only print, mend nothing")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        drifts = actions.find_drift()
        for drift in drifts:
            self.stdout.write(
                f"story {drift.article_id}, {drift.voice}: stored {drift.stored[0]} votes with "
                f"{drift.stored[1]} stars, counted {drift.counted[0]} with {drift.counted[1]}"
            )
            if not dry_run:
                actions.recount(article_id=drift.article_id, voice=drift.voice)
        if not drifts:
            self.stdout.write("No drift.")
        elif dry_run:
            self.stdout.write(f"{len(drifts)} to mend.")
        else:
            self.stdout.write(f"{len(drifts)} mended.")
