"""Who tells the shared caches: a thread, so that no editor waits for a cache.

In a web process it is woken by a commit and tells at once. In the worker it also looks every
second, which catches what a process left that died, what becomes due, what is said again and what
a silent cache is still to be told.
"""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections, transaction
from django.db.utils import InterfaceError

from pagecache import telling

logger = logging.getLogger("pagecache")

EVERY = 1.0  # seconds


class Teller(threading.Thread):
    """Tells the caches when woken; with `every`, after so many seconds too."""

    def __init__(self, every: float | None = None) -> None:
        super().__init__(name="teller", daemon=True)
        self.every = every
        self.woken = threading.Event()
        self.ended = threading.Event()

    def run(self) -> None:
        """Tell until told to end."""
        while not self.ended.is_set():
            self.woken.wait(self.every)
            self.woken.clear()
            if self.ended.is_set():
                break
            try:
                telling.tell_all()
            except (DatabaseError, InterfaceError) as error:
                logger.error("The caches in front could not be told: %s", error)
            except Exception:
                logger.exception("The caches in front could not be told")
            if self.every is None:
                connections.close_all()
            else:
                close_old_connections()
        connections.close_all()

    def end(self) -> None:
        """Let the thread end after what it is doing, and wait for it."""
        self.ended.set()
        self.woken.set()
        self.join()


_teller: Teller | None = None
_lock = threading.Lock()


def after_commit(using: str) -> None:
    """Have the caches told when the running transaction is committed."""
    if not settings.PURGE_URLS:
        return
    waiting = connections[using].run_on_commit
    if any(entry[1] is wake for entry in waiting):
        return  # this transaction has asked for it already
    transaction.on_commit(wake, using=using)


def wake() -> None:
    """Have the caches told now, by a thread of this process."""
    global _teller
    with _lock:
        if _teller is None or not _teller.is_alive():
            _teller = Teller()
            _teller.start()
        _teller.woken.set()
