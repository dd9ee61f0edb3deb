"""A server and a database for one trial; both are gone when it ends. Nothing real is touched."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connection, connections
from django.test.testcases import LiveServerThread
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment


@contextmanager
def trial_server() -> Iterator[int]:
    """Serve an empty paper on a free port of 127.0.0.1, which it gives, with its own database."""
    setup_test_environment(debug=False)
    slow = logging.getLogger("newsroom.slow")  # fifty at once do wait, which is no news here
    slow.disabled = True
    real = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as folder, override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "trial.sqlite3")
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            with _served() as port:
                yield port
        finally:
            connections.close_all()
            connection.creation.destroy_test_db(real, verbosity=0)
            teardown_test_environment()
            slow.disabled = False


@contextmanager
def _served() -> Iterator[int]:
    handler: Any = StaticFilesHandler
    thread = LiveServerThread("127.0.0.1", handler)
    thread.daemon = True
    with patch.object(thread.server_class, "request_queue_size", 256):  # all at once means all
        thread.start()
        thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield thread.port
    finally:
        thread.terminate()
