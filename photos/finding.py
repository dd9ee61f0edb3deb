"""Photos by the words of the library. The index is the database's own (migration 0002)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.db import connections
from django.db.models.expressions import RawSQL

# The index knows beginnings of so many letters; words that have these in common count as one.
LONGEST = 12

_WORD = re.compile(r"[^\W_]+")
_NEWEST = {
    "sqlite": """SELECT rowid FROM photos_words WHERE photos_words MATCH %s
        ORDER BY rowid DESC LIMIT %s""",
    "postgresql": """SELECT id FROM photos_photo WHERE photos_words(folded) @@ %s::tsquery
        ORDER BY id DESC LIMIT %s""",
}
_BEGINNING_WITH = {"sqlite": ('"{}"*', " AND "), "postgresql": ("'{}':*", " & ")}


def words_in(folded: str) -> list[str]:
    """Return the words of a folded text: letters and digits, so quoting them is safe."""
    return _WORD.findall(folded)


def newest_with(words: Sequence[str], *, limit: int, using: str) -> RawSQL:
    """Return the ids of the `limit` newest photos with all `words`, or words that begin so.

    For `pk__in`. using: the database. One walk along its index.
    """
    vendor = connections[using].vendor
    one, and_ = _BEGINNING_WITH[vendor]
    asked = and_.join(one.format(word[:LONGEST]) for word in words)
    return RawSQL(_NEWEST[vendor], [asked, limit])  # noqa: S611
