"""`manage.py renditions`: make what is missing, wherever a job was killed or files were lost."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from photos import files, renditions
from photos.models import Photo


class Command(BaseCommand):
    help = (
        "Make the renditions that are missing, and remove those that nothing names any more. "
        "Safe to run at any time, also beside the worker; run it after restoring a backup."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("photo", nargs="*", type=int, help="ids; without any, all photos")
        parser.add_argument("--again", action="store_true", help="draw everything anew")

    def handle(self, *, photo: list[int], again: bool, **options: Any) -> None:
        chosen = Photo.objects.order_by("pk")
        if photo:
            chosen = chosen.filter(pk__in=photo)
        total, made, removed, failed = chosen.count(), 0, 0, 0
        ids = chosen.values_list("pk", flat=True)
        for number, pk in enumerate(list(ids), start=1):
            one = Photo.objects.filter(pk=pk).first()
            if one is None:
                continue
            if again:
                one.renditions = {}
            try:
                made += renditions.make_missing(one, look=True)
            except (OSError, SyntaxError, ValueError) as error:
                failed += 1
                self.stderr.write(f"photo {pk} “{one.title}”: {error}")
                continue
            old = renditions.old_files(one)
            files.remove(old)
            removed += len(old)
            if options["verbosity"] > 1 or number % 10 == 0:
                self.stdout.write(f"{number} of {total} photos")
        self.stdout.write(f"{total} photos: {made} files made, {removed} old ones removed.")
        if failed:
            raise CommandError(f"{failed} photos could not be drawn; their lines are above.")
