"""The newsroom's index on SQLite knows every beginning of a word up to twelve letters.

Of a longer one than it knew, two and three letters, FTS5 read all stories there are with any word
that begins so before it gave the newest. PostgreSQL's index stays as it is.
"""

from typing import Any

from django.db import migrations

MAKE = """CREATE VIRTUAL TABLE articles_desk_words USING fts5(folded, content='articles_article',
    content_rowid='id', tokenize="unicode61 remove_diacritics 0", prefix='{}')"""
FILL = "INSERT INTO articles_desk_words(articles_desk_words) VALUES ('rebuild')"
BEFORE, NOW = "2 3", "1 2 3 4 5 6 7 8 9 10 11 12"


def with_prefixes(lengths: str) -> Any:
    def on_sqlite(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            # The triggers of 0010 name the table; they follow the new one.
            for statement in ("DROP TABLE articles_desk_words", MAKE.format(lengths), FILL):
                schema_editor.execute(statement, None)

    return on_sqlite


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_desk_words")]
    operations = [migrations.RunPython(with_prefixes(NOW), with_prefixes(BEFORE))]
