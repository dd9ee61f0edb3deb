"""The tests' database: migrated once, filled once for a file of tests that only read.

A plugin of pytest, loaded by conftest.py.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.core.management.color import no_style
from django.db import connection
from django.db.transaction import atomic, set_rollback
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parent.parent.parent
# What `migrate` writes depends on these: tables, permissions, the roles' groups.
MIGRATED_FROM = (
    "requirements.txt",
    "*/migrations/*.py",
    "*/models.py",
    "*/models/*.py",
    "*/roles.py",
)

Make = Callable[[Callable[[], Any]], Any]


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite use the file that `django_db_setup` puts there; it goes with the run's folder."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def migrated(django_db_modify_db_settings: None, pytestconfig: pytest.Config) -> Path | None:
    """Put a database there that an earlier run migrated. Return where to keep it otherwise.

    Migrating takes ten seconds of each process, copying none. `migrate` runs after it all the
    same, and whatever changes what it writes changes the digest: then it is done anew.
    """
    cache = getattr(pytestconfig, "cache", None)  # not there with `-p no:cacheprovider`
    if connection.vendor != "sqlite" or cache is None:
        return None
    digest = hashlib.sha256(sqlite3.sqlite_version.encode())
    for path in sorted(path for pattern in MIGRATED_FROM for path in ROOT.glob(pattern)):
        digest.update(f"{path.relative_to(ROOT)} ".encode() + path.read_bytes())
    kept = cache.mkdir("migrated") / f"{digest.hexdigest()}.sqlite3"
    if not kept.exists():
        return kept
    shutil.copy(kept, connection.settings_dict["TEST"]["NAME"])
    return None


@pytest.fixture(scope="session")
def django_db_setup(
    migrated: Path | None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Make the database of this process; see to what tests that commit leave in it."""
    with django_db_blocker.unblock():
        if migrated is not None:
            _keep(migrated)
        emptying = Emptying()
        # Django asks SQLite that once, with three queries: not while a test counts a page's.
        assert connection.features.supports_json_field
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: emptying.after(test))
        yield


def _keep(migrated: Path) -> None:
    for old in migrated.parent.glob("*.sqlite3"):
        if old != migrated:
            old.unlink(missing_ok=True)
    unfinished = migrated.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.ensure_connection()
        connection.connection.backup(copy)
    unfinished.rename(migrated)


class Emptying:
    """Takes away what a test committed, as Django does after it, but quicker.

    Django empties all tables and then writes again what `migrate` does: permissions, groups. That
    takes a quarter of a second a test. Here those rows stay, unless the test touched them, and
    only tables with rows are emptied.
    """

    def __init__(self) -> None:
        self.as_django_does = TransactionTestCase._fixture_teardown
        self.look()

    def look(self) -> None:
        """Remember what `migrate` wrote."""
        self.written = {table: self.rows(table) for table in self.filled()}

    def filled(self) -> list[str]:
        tables = connection.introspection.django_table_names(only_existing=True)
        each = (f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in tables)
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(each))
            return [name for (name,) in cursor.fetchall()]

    def rows(self, table: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} ORDER BY 1")
            return cursor.fetchall()

    def after(self, test: TransactionTestCase) -> None:
        if {table: self.rows(table) for table in self.written} != self.written:
            self.as_django_does(test)
            self.look()
            return
        tables = [name for name in self.filled() if name not in self.written]
        flush = connection.ops.sql_flush(no_style(), tables, allow_cascade=True)
        connection.ops.execute_sql_flush(flush)


@pytest.fixture(scope="module")
def once_a_file(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Make]:
    """Return `once_a_file(make)`, which writes data that all tests of a file read.

    For what takes long to make and what no test needs to have for itself:

        @pytest.fixture(scope="module")
        def paper(once_a_file):
            return once_a_file(make_paper)

    It stays in a transaction that is undone after the file's last test. Each test is a transaction
    inside it, so what a test writes is gone before the next one. Not for files that need real
    commits (`transaction=True`, browsers): nobody outside the transaction sees the data.
    """

    def once(make: Callable[[], Any]) -> Any:
        with django_db_blocker.unblock():
            return make()

    with django_db_blocker.unblock():
        transaction = atomic()
        transaction.__enter__()
    yield once
    with django_db_blocker.unblock():
        set_rollback(True)
        transaction.__exit__(None, None, None)
