"""Reading the log on PostgreSQL, where ids are given before a transaction commits."""

import pytest
from django.db import connection, transaction

from pagecache.actions import purge
from pagecache.log import PostgresLog
from pagecache.models import Purge

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only"),
]


def test_a_row_that_commits_behind_a_later_one_is_told():
    told = []
    log = PostgresLog(connection.settings_dict, lambda rows: told.extend(rows or []))
    log.catch_up()
    other = connection.copy()
    try:
        with transaction.atomic():
            purge("slow")
            with other.cursor() as cursor:  # begins later, commits first
                cursor.execute(
                    "INSERT INTO pagecache_purge (key, at, xid)"
                    " VALUES ('quick', now(), pg_current_xact_id()::text::bigint)"
                )
            log.catch_up()
            assert [row.key for row in told] == ["quick"]
        log.catch_up()
        assert [row.key for row in told] == ["quick", "slow"]
        log.catch_up()
        assert len(told) == 2
    finally:
        other.close()
        log.connection.close()


def test_rows_that_a_backup_brought_from_another_server_are_passed_over():
    """Their transactions have numbers that this server has yet to give; asked for again and again
    they would make every question slow."""
    told = []
    log = PostgresLog(connection.settings_dict, lambda rows: told.extend(rows or []))
    log.catch_up()
    try:
        Purge.objects.bulk_create(Purge(key=f"old/{n}", xid=2**50 + n) for n in range(5))
        assert len(log._rows()) == 1, "the answer that nothing is new"
        with transaction.atomic():
            purge("new")
        log.catch_up()
        assert [row.key for row in told] == ["new"]
    finally:
        log.connection.close()
