"""The full-text table of SQLite (FTS5), following `search_entry` by triggers.

It stores no second copy of the words (content=). Folding is done in Python by the function that
also folds queries and slugs, because FTS5's own knows no đ; hence remove_diacritics 0, which also
keeps the words in `marked` as they are.
"""

from typing import Any

from django.db import migrations

COLUMNS = "headline, names, text, marked, facets"
NEW = f"new.place, new.{COLUMNS.replace(', ', ', new.')}"
OLD = f"'delete', old.place, old.{COLUMNS.replace(', ', ', old.')}"

MAKE = [
    f"""CREATE VIRTUAL TABLE search_words USING fts5({COLUMNS}, content='search_entry',
        content_rowid='place', tokenize="unicode61 remove_diacritics 0")""",
    f"""CREATE TRIGGER search_entry_put AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_words(rowid, {COLUMNS}) VALUES ({NEW}); END""",
    f"""CREATE TRIGGER search_entry_remove AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_words(search_words, rowid, {COLUMNS}) VALUES ({OLD}); END""",
    f"""CREATE TRIGGER search_entry_change AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_words(search_words, rowid, {COLUMNS}) VALUES ({OLD});
        INSERT INTO search_words(rowid, {COLUMNS}) VALUES ({NEW}); END""",
    "INSERT INTO search_words(search_words) VALUES ('rebuild')",
]
UNMAKE = [
    "DROP TRIGGER search_entry_change",
    "DROP TRIGGER search_entry_remove",
    "DROP TRIGGER search_entry_put",
    "DROP TABLE search_words",
]


def run(statements: list[str]) -> Any:
    def on_sqlite(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for statement in statements:
                schema_editor.execute(statement)

    return on_sqlite


class Migration(migrations.Migration):
    dependencies = [("search", "0003_entries_by_time")]
    operations = [migrations.RunPython(run(MAKE), run(UNMAKE))]
