"""Stories by the words of their newest headlines and names, for the newsroom.

The index is the database's own (migrations 0010, 0011): it follows the column `folded`, so index
and words cannot part. What readers search is `search`, and knows only what they can see.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db import connections
from django.db.models.expressions import RawSQL

# The index knows beginnings of so many letters (migration 0011); words that have these in common
# count as one. For a longer beginning SQLite would read of every story that has it.
LONGEST = 12

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


def newest_with(words: Sequence[str], *, limit: int, using: str) -> RawSQL:
    """Return the ids of the `limit` newest stories with all `words`, or words that begin so.

    For `pk__in`: the database looks them up and reads on, without a thousand ids coming here and
    going back. using: the database. One walk along the index.
    """
    vendor = connections[using].vendor
    one, and_ = _BEGINNING_WITH[vendor]
    asked = and_.join(one.format(word[:LONGEST]) for word in words)
    # Words go in as a parameter, and are letters and digits only (`words_in`).
    return RawSQL(_NEWEST[vendor], [asked, limit])  # noqa: S611
