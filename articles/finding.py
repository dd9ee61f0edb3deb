"""Stories by the words of their newest headlines and names, for the newsroom.

The index is the database's own (migration 0010): it follows the column `folded`, so index and
words cannot part. What readers search is `search`, and knows only what they can see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db import connections

_WORD = re.compile(r"[^\W_]+")

_NEWEST = {
    "sqlite": """
        SELECT rowid FROM articles_desk_words WHERE articles_desk_words MATCH %s
        ORDER BY rowid DESC LIMIT %s
    """,
    "postgresql": """
        SELECT id FROM articles_article WHERE articles_desk_words(folded) @@ %s::tsquery
        ORDER BY id DESC LIMIT %s
    """,
}
_BEGINNING_WITH = {"sqlite": ('"{}"*', " AND "), "postgresql": ("'{}':*", " & ")}


def words_in(folded: str) -> list[str]:
    """Return the words of a folded text: letters and digits, so quoting them is safe."""
    return _WORD.findall(folded)


def newest_with(words: Sequence[str], *, limit: int, using: str) -> list[int]:
    """Return the ids of the `limit` newest stories with all `words`, or words that begin so.

    using: the database. One query, one walk along the index.
    """
    connection = connections[using]
    one, and_ = _BEGINNING_WITH[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST[connection.vendor], [and_.join(map(one.format, words)), limit])
        return [pk for (pk,) in cursor.fetchall()]
