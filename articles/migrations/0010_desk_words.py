"""The index behind the newsroom's search: of `articles_article.folded`, kept by the database.

SQLite: a full-text table without a copy of the words, which triggers keep in step. Whoever makes
the table of stories anew in a later migration has to make the triggers anew (MAKE) after it;
`test_admin_list.py` finds nothing without them. PostgreSQL: an index on an expression.
"""

from typing import Any

from django.db import migrations

PUT = "INSERT INTO articles_desk_words(rowid, folded) VALUES (new.id, new.folded)"
TAKE = """INSERT INTO articles_desk_words(articles_desk_words, rowid, folded)
    VALUES ('delete', old.id, old.folded)"""

MAKE = {
    "sqlite": [
        """CREATE VIRTUAL TABLE articles_desk_words USING fts5(folded, content='articles_article',
            content_rowid='id', tokenize="unicode61 remove_diacritics 0", prefix='2 3')""",
        f"CREATE TRIGGER articles_desk_put AFTER INSERT ON articles_article BEGIN {PUT}; END",
        f"CREATE TRIGGER articles_desk_take AFTER DELETE ON articles_article BEGIN {TAKE}; END",
        f"""CREATE TRIGGER articles_desk_change AFTER UPDATE OF folded ON articles_article
            WHEN old.folded <> new.folded BEGIN {TAKE}; {PUT}; END""",
        "INSERT INTO articles_desk_words(articles_desk_words) VALUES ('rebuild')",
    ],
    "postgresql": [
        """CREATE FUNCTION articles_desk_words(folded text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
            SELECT coalesce(string_agg(quote_literal(word), ' '), '')::tsvector
            FROM regexp_split_to_table(folded, '[^[:alnum:]]+') AS parted(word)
            WHERE word <> ''
        $$""",
        """CREATE INDEX article_desk_words ON articles_article
        USING gin (articles_desk_words(folded)) WITH (fastupdate = off)""",
    ],
}
UNMAKE = {
    "sqlite": [
        "DROP TRIGGER articles_desk_change",
        "DROP TRIGGER articles_desk_take",
        "DROP TRIGGER articles_desk_put",
        "DROP TABLE articles_desk_words",
    ],
    "postgresql": [
        "DROP INDEX article_desk_words",
        "DROP FUNCTION articles_desk_words(text)",
    ],
}


def run(statements: dict[str, list[str]]) -> Any:
    def on_this_database(apps: Any, schema_editor: Any) -> None:
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement, None)

    return on_this_database


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_desk")]
    operations = [migrations.RunPython(run(MAKE), run(UNMAKE))]
