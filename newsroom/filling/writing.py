"""Writing all stories of a plan: one process makes their rows while this one writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from multiprocessing import get_context

from django.core.management.color import no_style
from django.db import connection, transaction

from articles.models import Article, ArticleRevision
from newsroom.filling.rows import Rows, tables
from newsroom.filling.stories import Plan
from newsroom.filling.tables import Row
from publishing.models import LogEntry

BATCH = 1000


def write_all(plan: Plan, say: Callable[[int], object]) -> None:
    """Write every story of `plan`, a thousand in a transaction. Nobody else may write meanwhile.

    `say` hears how many there are.
    """
    into = tables()
    done = 0
    for rows in _made(Rows(plan)):
        with transaction.atomic():
            # Stories and revisions point at each other, so the checks wait for the commit.
            for table, its_rows in rows.items():
                into[table].put(its_rows)
        done += len(rows["stories"])
        say(done)
    with connection.cursor() as cursor:
        models = (Article, ArticleRevision, LogEntry)
        for sql in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(sql)


def _made(rows: Rows) -> Iterator[dict[str, list[Row]]]:
    """Yield the rows of all stories, a batch at a time, made in a process beside this one.

    That one is a fork, so it knows all that this one knows; it asks the database nothing. Each
    batch is asked for when the one before it comes, so no more than two wait in memory.
    """
    count = rows.plan.count
    batches = [range(first, min(first + BATCH, count)) for first in range(0, count, BATCH)]
    if len(batches) == 1:
        yield rows.of_all(batches[0])
        return
    with get_context("fork").Pool(1) as pool:
        coming = pool.apply_async(rows.of_all, [batches[0]])
        for following in batches[1:]:
            made, coming = coming.get(), pool.apply_async(rows.of_all, [following])
            yield made
        yield coming.get()
