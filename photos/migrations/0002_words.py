"""The index behind the library's search: of `photos_photo.folded`, kept by the database.

As that of stories (`articles.0010`). Whoever makes the table of photos anew in a later migration
has to make the triggers anew after it; `test_desk.py` finds nothing without them. On PostgreSQL a word
is known by its first 200 letters: a `tsvector` takes none of more than 2,047 bytes, and a caption may.
"""

from typing import Any

from django.db import migrations, models

PUT = "INSERT INTO photos_words(rowid, folded) VALUES (new.id, new.folded)"
TAKE = "INSERT INTO photos_words(photos_words, rowid, folded) VALUES ('delete', old.id, old.folded)"

MAKE = {
    "sqlite": [
        """CREATE VIRTUAL TABLE photos_words USING fts5(folded, content='photos_photo',
            content_rowid='id', tokenize="unicode61 remove_diacritics 0",
            prefix='1 2 3 4 5 6 7 8 9 10 11 12')""",
        f"CREATE TRIGGER photos_words_put AFTER INSERT ON photos_photo BEGIN {PUT}; END",
        f"CREATE TRIGGER photos_words_take AFTER DELETE ON photos_photo BEGIN {TAKE}; END",
        f"""CREATE TRIGGER photos_words_change AFTER UPDATE OF folded ON photos_photo
            WHEN old.folded <> new.folded BEGIN {TAKE}; {PUT}; END""",
        "INSERT INTO photos_words(photos_words) VALUES ('rebuild')",
    ],
    "postgresql": [
        """CREATE FUNCTION photos_words(folded text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT coalesce(string_agg(quote_literal(left(word, 200)), ' '), '')::tsvector
            FROM regexp_split_to_table(folded, '[^[:alnum:]]+') AS parted(word)
            WHERE word <> ''
        $$""",
        """CREATE INDEX photo_words ON photos_photo
        USING gin (photos_words(folded)) WITH (fastupdate = off)""",
    ],
}
UNMAKE = {
    "sqlite": [
        "DROP TRIGGER photos_words_change",
        "DROP TRIGGER photos_words_take",
        "DROP TRIGGER photos_words_put",
        "DROP TABLE photos_words",
    ],
    "postgresql": ["DROP INDEX photo_words", "DROP FUNCTION photos_words(text)"],
}


def run(statements: dict[str, list[str]]) -> Any:
    def on_this_database(apps: Any, schema_editor: Any) -> None:
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement, None)

    return on_this_database


class Migration(migrations.Migration):
    dependencies = [("photos", "0001_initial")]
    operations = [
        migrations.AddIndex(
            model_name="photo",
            index=models.Index(fields=["licence_ends", "id"], name="photo_licence_ends"),
        ),
        migrations.RunPython(run(MAKE), run(UNMAKE)),
    ]
