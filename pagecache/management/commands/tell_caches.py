"""Tell the shared caches once what has changed, and say how each of them stands."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pagecache.caches import caches
from pagecache.models import SharedCache
from pagecache.telling import tell, waiting


class Command(BaseCommand):
    help = (
        "Tell the caches that PURGE_URLS names what has changed since they were last told. The "
        "worker does it by itself; this is for a look, and for after a cache was put right."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each, whether or not its next try has come; fail if one does not answer."""
        if not caches():
            raise CommandError("PURGE_URLS names no cache.")
        silent = 0
        for cache in caches():
            SharedCache.objects.filter(name=cache.name).update(next_try_at="1970-01-01T00:00Z")
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
