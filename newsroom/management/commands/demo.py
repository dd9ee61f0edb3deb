from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsroom.demo import load, material
from newsroom.demo.house import PASSWORD


class Command(BaseCommand):
    help = "Load the sample paper. Run again, it keeps everything as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Remove everything in this database first, and begin anew.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.SETTINGS_MODULE == "newsroom.settings.production":
            raise CommandError(
                "The sample paper has log-ins whose password everybody knows. "
                "It is not loaded with the settings of production."
            )
        if refusal := load.why_not():
            raise CommandError(refusal)
        if options["reset"]:
            load.empty(self.stdout.write)
        if load.is_loaded():
            self.stdout.write("The sample paper is loaded. To begin anew: manage.py demo --reset")
        else:
            began = monotonic()
            self.stdout.write("Loading the sample paper:")
            load.load(self.stdout.write)
            self.stdout.write(f"  {'ready':<34}{monotonic() - began:5.1f} s")
        self._say_where()

    def _say_where(self) -> None:
        self.stdout.write("")
        self.stdout.write("  /          the paper")
        self.stdout.write("  /admin/    the newsroom")
        self.stdout.write("")
        self.stdout.write(f"  Log-ins, all with the password {PASSWORD}")
        for person in material.data("people")["person"]:
            what = ", ".join(person["roles"]) or "reader"
            self.stdout.write(f"  {person['email']:<24}{what}")
