"""How a database would run a query: which of its steps read a whole table, and which sort."""

from typing import Any

from django.db import connection

# On a test's few rows PostgreSQL would read the whole table and sort, however good the index.
# Told to do so only where nothing else is left, it shows whether the index serves.
_ONLY_IF_NEEDED = "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off"
_AGAIN = "SET LOCAL enable_seqscan = on; SET LOCAL enable_sort = on"


def plan_of(sql: str, params: Any = None) -> list[str]:
    """Return the steps of the plan for `sql`, as the tests' database words them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            return [row[3] for row in cursor.fetchall()]
        cursor.execute(_ONLY_IF_NEEDED)
        cursor.execute(f"EXPLAIN {sql}", params)
        steps = [row[0].strip() for row in cursor.fetchall()]
        cursor.execute(_AGAIN)
        return steps


def reading_all(plan: list[str]) -> list[str]:
    """Return the steps that read a whole table or index. FTS5 names a MATCH `INDEX n:…M…`.

    What the query itself has put together first (MATERIALIZE) is no table.
    """
    own = {f"SCAN {step.split()[1]}" for step in plan if step.startswith("MATERIALIZE")}
    return [step for step in plan if _reads_all(step) and step not in own]


def sorting(plan: list[str]) -> list[str]:
    """Return the steps that sort what they read, instead of walking an index in its order."""
    return [step for step in plan if "TEMP B-TREE" in step or "Sort  (" in step]


def _reads_all(step: str) -> bool:
    if "VIRTUAL TABLE INDEX" in step:
        return "M" not in step.split("INDEX", 1)[1]
    return step.startswith("SCAN") or "Seq Scan" in step
