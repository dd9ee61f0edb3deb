"""Finding words on pages: a full-text table (SQLite) or index (PostgreSQL) over `folded`.

On SQLite it follows the pages by triggers and stores no second copy (content=). Folding is done
in Python by the function that also folds queries; hence remove_diacritics 0 and `simple`. A later
migration that makes the table of pages anew on SQLite has to make the triggers anew.
"""

from typing import Any

from django.db import migrations

NEW, OLD = "new.id, new.folded", "'delete', old.id, old.folded"
MAKE = {
    "sqlite": [
        """CREATE VIRTUAL TABLE editions_words USING fts5(folded, content='editions_issuepage',
           content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        f"""CREATE TRIGGER editions_words_put AFTER INSERT ON editions_issuepage BEGIN
            INSERT INTO editions_words(rowid, folded) VALUES ({NEW}); END""",
        f"""CREATE TRIGGER editions_words_remove AFTER DELETE ON editions_issuepage BEGIN
            INSERT INTO editions_words(editions_words, rowid, folded) VALUES ({OLD}); END""",
        f"""CREATE TRIGGER editions_words_change AFTER UPDATE OF folded ON editions_issuepage BEGIN
            INSERT INTO editions_words(editions_words, rowid, folded) VALUES ({OLD});
            INSERT INTO editions_words(rowid, folded) VALUES ({NEW}); END""",
        "INSERT INTO editions_words(editions_words) VALUES ('rebuild')",
    ],
    "postgresql": [
        """CREATE INDEX editions_words ON editions_issuepage
           USING gin (to_tsvector('simple', folded))""",
    ],
}
UNMAKE = {
    "sqlite": [
        "DROP TRIGGER editions_words_change",
        "DROP TRIGGER editions_words_remove",
        "DROP TRIGGER editions_words_put",
        "DROP TABLE editions_words",
    ],
    "postgresql": ["DROP INDEX editions_words"],
}


def run(statements: dict[str, list[str]]) -> Any:
    def on_this_database(apps: Any, schema_editor: Any) -> None:
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement)

    return on_this_database


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]
    operations = [migrations.RunPython(run(MAKE), run(UNMAKE))]
