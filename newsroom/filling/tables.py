"""One table, and quick ways to write many rows to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import AutoField, Field, Max, Model

Row = tuple[Any, ...]


class Table:
    """Writes rows of `model`: values of the columns `named`, as the database takes them.

    A column that is not named holds in every row what a new `model` has in it; an id that is not
    named is the database's to give.
    """

    def __init__(self, model: type[Model], *named: str) -> None:
        new, fields = model(), model._meta.concrete_fields
        others = [f for f in fields if f.attname not in named and not _gives_itself(f)]
        by_name = {field.attname: field for field in fields}
        self.name = model._meta.db_table
        self.columns = [
            str(field.column) for field in (*map(by_name.get, named), *others) if field
        ]
        self.rest = tuple(f.get_db_prep_save(getattr(new, f.attname), connection) for f in others)

    def put(self, rows: Sequence[Row]) -> None:
        """Write `rows` in one statement."""
        complete = [row + self.rest for row in rows]
        quote = connection.ops.quote_name
        into = f"{quote(self.name)} ({', '.join(map(quote, self.columns))})"
        if connection.vendor == "postgresql":
            self._copy(into, complete)
        else:
            self._insert(into, complete)

    def _copy(self, into: str, rows: Sequence[Row]) -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def _insert(self, into: str, rows: Sequence[Row]) -> None:
        """Write `rows`, then what triggers would have put elsewhere for each: words to index.

        A statement with a trigger is a savepoint, and at each one FTS5 writes down what it has
        gathered: a thousand small indexes, merged again, at three times the cost of one.
        """
        marks = ", ".join(["%s"] * len(self.columns))
        with connection.cursor() as cursor:
            cursor.execute(_TRIGGERS, [self.name])
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608
            for _name, sql in triggers:
                follows = sql.partition(" BEGIN")[2].partition(";")[0].strip()
                taken = [self.columns.index(column) for column in _NEW.findall(follows)]
                cursor.executemany(
                    _NEW.sub("%s", follows), [[row[place] for place in taken] for row in rows]
                )
                cursor.execute(sql)


_TRIGGERS = """
    SELECT name, sql FROM sqlite_master
    WHERE type = 'trigger' AND tbl_name = %s AND sql LIKE '%% AFTER INSERT ON %%'
"""
_NEW = re.compile(r"\bnew\.(\w+)")


def _gives_itself(field: Field[Any, Any]) -> bool:
    return isinstance(field, AutoField)


def next_id(model: type[Model]) -> int:
    """Return the first id that no row of `model` has or had more than."""
    highest = model._default_manager.aggregate(highest=Max("pk"))["highest"]
    return (highest or 0) + 1


_INDEXES_OF_WORDS = """
    SELECT format('DROP INDEX %I.%I', schemaname, indexname), indexdef FROM pg_indexes
    WHERE schemaname = current_schema AND indexdef LIKE '% USING gin %'
"""

# SQLite, while nothing in the database is worth more than the time to make it again: no waiting
# for the disk, the inner pages of all indexes in memory, and no asking whether each row that a
# row points to is there.
_UNDISTURBED = (
    "PRAGMA synchronous=OFF",
    "PRAGMA cache_size=-500000",
    "PRAGMA wal_autocheckpoint=20000",
    "PRAGMA foreign_keys=OFF",
)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Write as to a database that can be made again; then as the settings and migrations say."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with _words_indexed_at_the_end():
            yield
    else:
        with _without_safety():
            yield


@contextmanager
def _without_safety() -> Iterator[None]:
    with connection.cursor() as cursor:
        for pragma in _UNDISTURBED:
            cursor.execute(pragma)
    try:
        yield
    finally:
        connection.close()  # the next one is opened with the settings' own


@contextmanager
def _words_indexed_at_the_end() -> Iterator[None]:
    """Drop PostgreSQL's indexes of words, and make them when all rows are written.

    Such an index takes in a story's words one by one, which costs more than all the rest of a
    story; those of all stories are sorted in seconds at the end. A fill that is killed leaves the
    database without them, as it leaves it half filled.
    """
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES_OF_WORDS)
        indexes = cursor.fetchall()
        for drop, _make in indexes:
            cursor.execute(drop)
        try:
            yield
        finally:
            for _drop, make in indexes:
                cursor.execute(make)
