"""Tell the shared caches once what has changed, and say how each of them stands."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from pagecache.caches import caches
from pagecache.models import SharedCache
from pagecache.telling import tell, waiting


class Command(BaseCommand):
    help = (
        "Tell the caches that PURGE_URLS names what has changed since they were last told. The "
        "worker does it by itself; this is for a look, and for after a cache was put right."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--everything",
            action="store_true",
            help="have them forget all pages: after a backup was restored they know a future "
            "that never came",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each, whether or not its next try has come; fail if one does not answer."""
        if not caches():
            raise CommandError("PURGE_URLS names no cache.")
        silent = 0
        for cache in caches():
            now: dict[str, Any] = {"next_try_at": timezone.now()}
            if options["everything"]:
                now["told_before"] = None
            SharedCache.objects.filter(name=cache.name).update(**now)
            tell(cache)
            row = SharedCache.objects.get(name=cache.name)
            if row.silent_since:
                silent += 1
                self.stderr.write(
                    f"{row.name}: {row.said}; {waiting(row)} purges wait since "
                    f"{row.silent_since:%Y-%m-%d %H:%M:%S} UTC"
                )
            else:
                self.stdout.write(f"{row.name}: knows everything")
        if silent:
            raise CommandError(f"{silent} of {len(caches())} caches do not answer.")
