"""How PostgreSQL comes by the newest stories with some words: the shorter of two ways.

Its planner takes a look at the words of a row for as cheap as at a number. But they lie outside
the row, packed, and it walks through half the paper for some thousand stories that the index of
words would have named. So `search_newest` reckons with what was measured: a story walked past costs
as much as eight that the index names. `search_stands` asks that index and nothing else.
"""

from typing import Any

from django.db import migrations

MAKE = [
    # How many rows the planner expects, from the statistics of the words themselves.
    """CREATE FUNCTION search_expected(condition text) RETURNS float
    LANGUAGE plpgsql AS $$
        DECLARE plan json;
        BEGIN
            EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM search_entry WHERE ' || condition INTO plan;
            RETURN greatest((plan -> 0 -> 'Plan' ->> 'Plan Rows')::float, 1);
        END
    $$""",
    """CREATE FUNCTION search_newest(asked tsquery, low bigint, high bigint, most integer)
    RETURNS SETOF bigint LANGUAGE plpgsql STRICT ROWS 100
    SET enable_seqscan = off SET enable_indexscan = off SET enable_bitmapscan = on AS $$
        DECLARE
            has_words text := format('words @@ %L::tsquery', asked);
            in_span text := format('place BETWEEN %L::bigint AND %L::bigint', low, high);
            in_both float := search_expected(has_words || ' AND ' || in_span);
            walked float := search_expected(in_span) * least(most / in_both, 1);
        BEGIN
            IF walked * 8 < search_expected(has_words) THEN
                PERFORM set_config('enable_indexscan', 'on', true);
                PERFORM set_config('enable_bitmapscan', 'off', true);
            ELSE
                in_span := format('place + 0 BETWEEN %L::bigint AND %L::bigint', low, high);
            END IF;
            RETURN QUERY EXECUTE format(
                'SELECT place FROM search_entry WHERE %s AND %s ORDER BY place DESC LIMIT %s',
                has_words, in_span, most
            );
        END
    $$""",
    """CREATE FUNCTION search_stands(asked tsquery, high bigint) RETURNS boolean
    LANGUAGE sql STABLE SET enable_seqscan = off SET enable_indexscan = off AS $$
        SELECT EXISTS (SELECT FROM search_entry WHERE words @@ asked AND place + 0 <= high)
    $$""",
]
UNMAKE = [
    "DROP FUNCTION search_stands(tsquery, bigint)",
    "DROP FUNCTION search_newest(tsquery, bigint, bigint, integer)",
    "DROP FUNCTION search_expected(text)",
]


def run(statements: list[str]) -> Any:
    def on_postgresql(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, None)

    return on_postgresql


class Migration(migrations.Migration):
    dependencies = [("search", "0005_postgresql")]
    operations = [migrations.RunPython(run(MAKE), run(UNMAKE))]
