"""The words of PostgreSQL's text search, computed from the row by the database itself.

`search_words(words, weight)` takes words that are parted and folded already (see search.words)
and gives each its position, as far as PostgreSQL counts them (16,383); a word beyond is found,
but not in a phrase. A bar stands between headline, names and text, so that no phrase spans two.
Facets and marked words have a sign in front and no position.
"""

from typing import Any

from django.db import migrations

MAKE = [
    # Entries of before were not parted into words; `fill_new_index` makes them anew.
    "DELETE FROM search_entry",
    """CREATE FUNCTION search_words(words text, weight "char") RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT setweight(coalesce(string_agg(
            quote_literal(word) || CASE WHEN place < 16383 THEN ':' || place ELSE '' END, ' '
        ), '')::tsvector, weight)
        FROM string_to_table(words, ' ') WITH ORDINALITY AS parted(word, place)
        WHERE word <> ''
    $$""",
    """CREATE FUNCTION search_signs(words text, sign text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT coalesce(string_agg(quote_literal(sign || word), ' '), '')::tsvector
        FROM string_to_table(words, ' ') AS parted(word) WHERE word <> ''
    $$""",
    """ALTER TABLE search_entry ADD COLUMN words tsvector GENERATED ALWAYS AS (
        search_words(headline, 'A') || '|:1'::tsvector || search_words(names, 'B')
        || '|:1'::tsvector || search_words(text, 'C')
        || search_signs(facets, '=') || search_signs(marked, '~')
    ) STORED""",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words) WITH (fastupdate = off)",
]
UNMAKE = [
    "ALTER TABLE search_entry DROP COLUMN words",
    "DROP FUNCTION search_signs(text, text)",
    'DROP FUNCTION search_words(text, "char")',
]


def run(statements: list[str]) -> Any:
    def on_postgresql(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, None)

    return on_postgresql


class Migration(migrations.Migration):
    dependencies = [("search", "0004_full_text_by_time")]
    operations = [migrations.RunPython(run(MAKE), run(UNMAKE))]
