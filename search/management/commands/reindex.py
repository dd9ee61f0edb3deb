from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from articles.models import Article
from publishing.states import State
from search import index
from search.models import Entry


class Command(BaseCommand):
    help = "Make the search index anew from what is published."

    def handle(self, *args: Any, **options: Any) -> None:
        published = Article.objects.filter(state=State.PUBLISHED).select_related("section")
        with transaction.atomic():
            Entry.objects.exclude(article__in=published).delete()
            for count, article in enumerate(published.iterator(), start=1):
                index.put(article)
                if count % 1000 == 0:
                    self.stdout.write(f"{count} stories")
        self.stdout.write(f"Search holds {Entry.objects.count()} stories.")
