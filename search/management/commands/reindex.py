from typing import Any

from django.core.management.base import BaseCommand

from search import index
from search.models import Entry


class Command(BaseCommand):
    help = "Make the search index anew from what is published."

    def handle(self, *args: Any, **options: Any) -> None:
        index.fill(say=self.stdout.write if options["verbosity"] else None)
        self.stdout.write(f"Search holds {Entry.objects.count()} stories.")
