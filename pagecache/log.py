"""Reading the purge log: has anything been committed, and which keys changed?

Each process asks before every answer, on a connection of its own, never on the one that a request
of Django uses: that one may be in the middle of a transaction, and would see its own past.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import socket
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import Any, NamedTuple, Protocol
from urllib.parse import quote

TABLE = "pagecache_purge"
# A file that was put in the place of the database (a restored copy) is noticed after so long.
LOOK_AT_FILE = 1.0
# How long a question to PostgreSQL may take.
PATIENCE = 2.0
# The bytes of a write-ahead log's index that every commit changes.
HEADER = 48


class Change(NamedTuple):
    """One row of the log. `due`: the second at which it shows; None: at once.

    `at`: when it was written.
    """

    key: str
    due: float | None
    at: float


class LogUnreadable(Exception):
    """The database does not answer."""


class LogReader(Protocol):
    """What a process reads the log with. Safe to call from many threads."""

    def catch_up(self) -> None:
        """Tell what was committed since the last call; with the first, what is due later.

        When it returns, everything that was committed before it was called has been told. That
        nothing was is the usual case, and must cost next to nothing. Raises LogUnreadable.
        """


# What a reader tells: rows of the log in their order, or None if it was begun anew.
Hear = Callable[[list[Change] | None], None]


def reader_for(database: Mapping[str, Any], hear: Hear) -> LogReader:
    """Return the reader for a database as Django's settings describe it."""
    if database["ENGINE"] == "django.db.backends.sqlite3":
        return SqliteLog(str(database["NAME"]), hear)
    return PostgresLog(database, hear)


class SqliteLog:
    """The log in a SQLite file.

    `PRAGMA data_version` says whether another connection has committed since this one last
    looked, and reads no table to do so: https://www.sqlite.org/pragma.html#pragma_data_version.
    The number means something to its own connection only, so each thread keeps its own.

    Asking lets go of Python's lock, and with several threads at work that costs more than all the
    rest of a hit. So with a write-ahead log the header of its index is compared first, in memory
    that all processes share: every commit changes it before it returns, as documented in
    https://www.sqlite.org/walformat.html (1.2.1, iChange). The rest is as without it.
    """

    def __init__(self, path: str, hear: Hear) -> None:
        self.path = path
        self.hear = hear
        self.last = 0
        self.lock = threading.Lock()
        self.threads = threading.local()
        self.file: tuple[int, int] | None = None
        self.look_at_file_at = 0.0
        self.started = False
        self.index: mmap.mmap | None = None
        self.anchor: sqlite3.Connection | None = None  # keeps the index where it is
        self.header = b""

    def _start(self, another: bool) -> None:
        with self.lock, self._trouble_told():
            if self.started and not another:
                return  # another thread came first; to forget once more would cost its work
            self.started = False
            self.threads = threading.local()
            self.anchor = self._open().connection
            self._begin(self.anchor)
            self.index, self.header = self._map_index(self.anchor), b""
            self.started = True

    def _begin(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN")
        self.last = self._end(connection)
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        rows = connection.execute(
            f"SELECT key, due, at FROM {TABLE} WHERE due >= ?",  # noqa: S608
            (now,),
        ).fetchall()
        connection.execute("COMMIT")
        # In this order: what is made after everything was forgotten is purged by later rows.
        self.hear(None)
        self.hear([_change(*row) for row in rows])

    def catch_up(self) -> None:
        """See LogReader."""
        another = monotonic() > self.look_at_file_at and self._look_at_file()
        if another or not self.started:
            self._start(another)
        if self.index is not None and self.index[:HEADER] == self.header:
            return
        try:
            mine = self.threads.mine
            version = mine.connection.execute("PRAGMA data_version").fetchone()[0]
        except AttributeError:  # this thread's first question
            self._read(self._open(), -1)
        except sqlite3.Error as error:
            self.threads = threading.local()
            raise LogUnreadable(str(error)) from error
        else:
            if version != mine.version or self.index is not None:
                self._read(mine, version)

    def _read(self, mine: _Thread, version: int) -> None:
        """Tell the rows that no thread has told yet. Only then is `version` known here."""
        with self.lock, self._trouble_told():
            # Before the rows: what is committed in between changes it once more.
            header = self.index[:HEADER] if self.index is not None else b""
            rows = mine.connection.execute(
                f"SELECT id, key, due, at FROM {TABLE} WHERE id > ? ORDER BY id",  # noqa: S608
                (self.last,),
            ).fetchall()
            if rows:
                # In the lock: another thread must not go on before this is told.
                self.hear([_change(*row[1:]) for row in rows])
                self.last = rows[-1][0]
            elif self._end(mine.connection) < self.last:  # an older state was written back
                self._begin(mine.connection)
            mine.version = version
            self.header = header

    def _map_index(self, connection: sqlite3.Connection) -> mmap.mmap | None:
        """Return the index of the write-ahead log as shared memory; None where there is none."""
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            return None
        try:
            with open(f"{self.path}-shm", "rb") as file:
                return mmap.mmap(file.fileno(), 2 * HEADER, access=mmap.ACCESS_READ)
        except (OSError, ValueError):
            return None

    @staticmethod
    def _end(connection: sqlite3.Connection) -> int:
        """Return the last id that was ever given; SQLite remembers it although rows are pruned."""
        found = connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (TABLE,)
        ).fetchone()
        return found[0] if found else 0

    def _open(self) -> _Thread:
        with self._trouble_told():
            # Never made by us: a database that is gone must not come back empty.
            where = f"file:{quote(self.path)}?mode=rw"
            connection = sqlite3.connect(
                where, uri=True, timeout=2, isolation_level=None, check_same_thread=False
            )
            connection.execute("PRAGMA query_only=1")
        self.threads.mine = _Thread(connection)
        return self.threads.mine

    def _look_at_file(self) -> bool:
        """Say whether another file stands at the path than before. Raises LogUnreadable."""
        try:
            found = os.stat(self.path)
        except OSError as error:
            raise LogUnreadable(str(error)) from error
        before, self.file = self.file, (found.st_dev, found.st_ino)
        self.look_at_file_at = monotonic() + LOOK_AT_FILE
        return before is not None and before != self.file

    @staticmethod
    @contextlib.contextmanager
    def _trouble_told() -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LogUnreadable(str(error)) from error


class _Thread:
    """One thread's connection, and the version it saw last."""

    __slots__ = ("connection", "version")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.version = -1


def _change(key: str, due: Any, at: Any) -> Change:
    return Change(key, None if due is None else _seconds(due), _seconds(at))


def _seconds(moment: Any) -> float:
    if isinstance(moment, str):  # as SQLite keeps it, in UTC
        moment = datetime.fromisoformat(moment)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


class PostgresLog:
    """The log in PostgreSQL.

    Ids are given before a transaction commits, so a row may appear behind a later one. Each row
    therefore carries the number of its transaction. Every question returns, from one snapshot,
    the rows of all transactions that had not ended at the question before, and with them the
    oldest transaction that has not ended now: before that one, nothing can appear any more. No
    writer waits for another. Rows of transactions that this server has not had yet came with a
    backup from another one, and are passed over.

    One small question for each request would be one round trip for each: requests that wait
    share the next question that is put after they came. NOTIFY does not do: it arrives some time
    after COMMIT has returned to the editor.
    """

    ASK = f"""
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, id, xid, key, due, at,
        pg_current_wal_insert_lsn() - '0/0'::pg_lsn
        FROM (SELECT 1) one LEFT JOIN {TABLE}
        ON xid >= %s AND xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
    """  # noqa: S608  (a name of our own)
    LATER = f"SELECT key, due, at FROM {TABLE} WHERE due >= now() - interval '1 second'"  # noqa: S608

    def __init__(self, database: Mapping[str, Any], hear: Hear) -> None:
        self.database = database
        self.hear = hear
        self.connection: Any = None
        self.horizon = 0
        # How far the primary's own log was written when the last change was told, in bytes.
        self.written = 0
        self.seen: dict[int, int] = {}
        self.turn = threading.Condition()
        # Questions, counted: begun, ended, and the last one that was answered.
        self.begun = self.ended = self.answered = 0
        self.asking = False
        self.asked_at = float("inf")
        self.watch: threading.Thread | None = None

    def _start(self) -> None:
        with self._trouble_told():
            self._connect()
            answer = self.connection.execute(self.ASK, (2**62,)).fetchone()
            self.horizon, self.written = answer[0], int(answer[6])
            self.seen = {}
            rows = self.connection.execute(self.LATER).fetchall()
            self.hear(None)
            self.hear([_change(*row) for row in rows])

    def catch_up(self) -> None:
        """See LogReader."""
        with self.turn:
            wanted = self.begun + 1  # one that begins from now on
            while self.ended < wanted and self.asking:
                self.turn.wait()
            if self.ended >= wanted:
                if self.answered < wanted:
                    raise LogUnreadable("the question that was shared had no answer")
                return
            self.asking = True
            self.begun = question = wanted
        try:
            self._ask()
            self.answered = question
        finally:
            with self.turn:
                self.asking = False
                self.ended = question
                self.turn.notify_all()

    def _ask(self) -> None:
        import psycopg

        self._be_watched()
        if not self.horizon:
            self._start()
        with self._trouble_told():
            try:
                rows = self._rows()
            except psycopg.OperationalError:
                if monotonic() - self.asked_at > PATIENCE:
                    raise
                self.connection = None  # it may have been restarted since
                rows = self._rows()
            self.asked_at = float("inf")
        fresh = [row for row in rows if row[1] is not None and row[1] not in self.seen]
        if fresh:
            self.written = int(rows[0][6])  # after they were committed, so not before them
            self.hear([_change(*row[3:6]) for row in fresh])
            self.seen.update((row[1], row[2]) for row in fresh)
        if rows[0][0] > self.horizon:
            self.horizon = rows[0][0]
            self.seen = {pk: xid for pk, xid in self.seen.items() if xid >= self.horizon}

    def _be_watched(self) -> None:
        """Let another thread see to it that this question ends; a server that hangs says nothing.

        Time limits of the server's own do not help there, and psycopg has none.
        """
        self.asked_at = monotonic()
        if self.watch is None or not self.watch.is_alive():
            self.watch = threading.Thread(target=_watch, args=[weakref.ref(self)], daemon=True)
            self.watch.start()

    def hang_up_late(self) -> None:
        """End the connection under a question that has waited too long."""
        if monotonic() - self.asked_at > PATIENCE:
            with contextlib.suppress(Exception):
                line = socket.socket(fileno=os.dup(self.connection.fileno()))
                with line:
                    line.shutdown(socket.SHUT_RDWR)

    def _rows(self) -> list[Any]:
        if self.connection is None:
            self._connect()
        return self.connection.execute(self.ASK, (self.horizon,), prepare=True).fetchall()

    def _connect(self) -> None:
        import psycopg

        named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password"}
        named |= {"HOST": "host", "PORT": "port"}
        wanted = {name: self.database.get(key) for key, name in named.items()}
        self.connection = psycopg.connect(
            **{name: value for name, value in wanted.items() if value},
            connect_timeout=int(PATIENCE),
            tcp_user_timeout=int(PATIENCE * 1000),
            autocommit=True,
            application_name="newsroom page cache",
        )
        self.connection.execute("SET statement_timeout = '2s'")

    @contextlib.contextmanager
    def _trouble_told(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except psycopg.Error as error:
            self.asked_at = float("inf")
            with contextlib.suppress(Exception):
                self.connection.close()
            self.connection = None
            raise LogUnreadable(str(error)) from error


def _watch(log: weakref.ref[PostgresLog]) -> None:
    """Look now and then whether a question hangs, as long as there is somebody who asks."""
    while (asked := log()) is not None:
        asked.hang_up_late()
        del asked
        sleep(PATIENCE / 4)
