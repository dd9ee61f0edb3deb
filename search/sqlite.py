"""Looking up words with SQLite's FTS5: https://www.sqlite.org/fts5.html.

The full-text table follows `search_entry` by triggers (migration 0004), so index and words cannot
part. Words are letters and digits only, so quoting them is safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import connections, router

from search.models import Entry
from search.query import Query, Term
from search.scope import RANKED, WEIGHTS, Facets, Span

_WORDS = "{headline names text}"

_FIND_NEWEST = """
    SELECT rowid FROM search_words WHERE search_words MATCH %(match)s
    AND rowid BETWEEN %(low)s AND %(high)s ORDER BY rowid DESC LIMIT %(limit)s
"""

# The newest that match, and of these the best. Nothing here looks at more of the index than those:
# FTS5's own bm25() counts first in how many stories of all time each word stands.
_FIND_BEST = f"""
    WITH newest AS MATERIALIZED (
        SELECT rowid AS place FROM search_words WHERE search_words MATCH %(match)s
        AND rowid BETWEEN %(low)s AND %(high)s ORDER BY rowid DESC LIMIT {RANKED}
    ), reach AS MATERIALIZED (SELECT min(place) AS oldest FROM newest)
    SELECT place FROM newest ORDER BY {{first}} {{weight}} DESC, place DESC LIMIT %(limit)s
"""  # noqa: S608

_STANDS = """place IN (SELECT rowid FROM search_words WHERE search_words MATCH %({match})s
    AND rowid BETWEEN (SELECT oldest FROM reach) AND %(high)s)"""


def newest(query: Query, facets: Facets, *, span: Span, limit: int) -> list[int]:
    """Return the places in `span` of the newest stories with `query` and `facets`."""
    return _run(_FIND_NEWEST, _values(_expression(query, facets), span, limit))


def best(query: Query, facets: Facets, *, span: Span, limit: int) -> list[int]:
    """Return the places in `span` of stories with `query` and `facets`, the best first."""
    match = _expression(query, facets)
    values = _values(match, span, limit)
    weights = []
    for column, weight in WEIGHTS.items():
        for place, term in enumerate(query.wanted):
            name = f"{column}{place}"
            values[name] = f"({match}) AND {column} : ({_any_form(term)})"
            weights.append(f"{weight} * ({_STANDS.format(match=name)})")
    first = ""
    if query.marked:
        values["exact"] = _exactly(match, query)
        first = f"{_STANDS.format(match='exact')} DESC,"
    return _run(_FIND_BEST.format(first=first, weight=" + ".join(weights)), values)


def having_any(words: Iterable[str], *, span: Span, limit: int) -> list[int]:
    """Return the places in `span` of the newest stories with any of `words`."""
    return _run(_FIND_NEWEST, _values(f"{_WORDS} : ({_any(words)})", span, limit))


def standing(words: Sequence[str], *, span: Span) -> list[str]:
    """Return those of `words` that stand in any story in `span`."""
    values: dict[str, int | str] = {"high": span[1]}
    arms = []
    for place, word in enumerate(words):
        values[f"match{place}"] = f"{_WORDS} : ({_any([word])})"
        arms.append(
            f"SELECT {place} WHERE EXISTS (SELECT 1 FROM search_words"  # noqa: S608
            f" WHERE search_words MATCH %(match{place})s AND rowid <= %(high)s)"
        )
    return [words[place] for place in _run(" UNION ALL ".join(arms), values)]


def _run(sql: str, values: Mapping[str, int | str]) -> list[int]:
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _values(match: str, span: Span, limit: int) -> dict[str, int | str]:
    low, high = span
    return {"match": match, "low": low, "high": high, "limit": limit}


def _expression(query: Query, facets: Facets) -> str:
    """Return what is asked for in FTS5's language."""
    needed = [f"{_WORDS} : ({_any_form(term)})" for term in query.wanted]
    needed += [f"facets : ({_any(words)})" for words in facets]
    unwanted = "".join(f" NOT ({_WORDS} : ({_any_form(term)}))" for term in query.unwanted)
    return f"({' AND '.join(needed)}){unwanted}"


def _exactly(match: str, query: Query) -> str:
    return f"({match}) AND " + " AND ".join(f'marked : "{word}"' for word in query.marked)


def _any_form(term: Term) -> str:
    return _any(term.forms)


def _any(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)
