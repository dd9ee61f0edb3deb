"""Looking up words with PostgreSQL's text search: https://www.postgresql.org/docs/15/textsearch.html.

The column `search_entry.words` (migration 0005) is computed by the database from the entry's own
columns, so index and words cannot part, and has a GIN index. No dictionary and no parser of
PostgreSQL is asked: the entry's words are folded and parted already, by the functions that do
the same to queries and for SQLite. Facets and marked words stand in the same column with a sign
in front that no word has, so that one look into the index answers the whole question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connections, router

from search.models import Entry
from search.query import Query, Term
from search.scope import RANKED, WEIGHTS, Facets, Span

# The functions are in migration 0006: which way to the newest is the shorter they reckon.
_NEWEST = "SELECT search_newest(%(match)s::tsquery, %(low)s, %(high)s, %(limit)s)"

# The newest that match, and of these the best. Headline and names are looked through as they stand
# in the row: `words` lies outside of it, packed, and to fetch it costs ten times as much.
_BEST = f"""
    WITH newest AS MATERIALIZED (
        SELECT place, ' ' || headline || ' ' AS headline, ' ' || names || ' ' AS names
        FROM search_newest(%(match)s::tsquery, %(low)s, %(high)s, {RANKED})
        AS found(place) JOIN search_entry USING (place)
    )
    SELECT place FROM newest ORDER BY {{first}} {{weight}} DESC, place DESC LIMIT %(limit)s
"""  # noqa: S608

_EXACTLY = f"""place IN (SELECT search_newest(
    %(exact)s::tsquery, (SELECT min(place) FROM newest), %(high)s, {RANKED}
)) DESC,"""  # noqa: S608

# Of hundreds of words nearly all stand nowhere, and each costs the one who looks for all.
_ANY = """
    SELECT search_newest((
        SELECT string_agg(word::text, ' | ')::tsquery FROM unnest(%(words)s::tsquery[]) AS word
        WHERE search_stands(word, %(high)s)
    ), %(low)s, %(high)s, %(limit)s)
"""

_STANDING = """
    SELECT number FROM unnest(%(match)s::tsquery[]) WITH ORDINALITY AS asked(word, number)
    WHERE search_stands(word, %(high)s)
"""

_FACET, _MARKED = "=", "~"


def newest(query: Query, facets: Facets, *, span: Span, limit: int) -> list[int]:
    """Return the places in `span` of the newest stories with `query` and `facets`."""
    return _run(_NEWEST, _values(_expression(query, facets), span, limit))


def best(query: Query, facets: Facets, *, span: Span, limit: int) -> list[int]:
    """Return the places in `span` of stories with `query` and `facets`, the best first."""
    match = _expression(query, facets)
    values = _values(match, span, limit)
    weights = []
    for place, term in enumerate(query.wanted):
        # Words are letters and digits only, with a blank between one and the next.
        values[f"forms{place}"] = [f"% {form} %" for form in term.forms]
        weights += [
            f"{weight} * ({column} LIKE ANY (%(forms{place})s))::int"
            for column, weight in WEIGHTS.items()
        ]
    first = ""
    if query.marked:
        marked = " & ".join(_quoted(f"{_MARKED}{word}") for word in query.marked)
        values["exact"], first = f"{match} & {marked}", _EXACTLY
    return _run(_BEST.format(first=first, weight=" + ".join(weights)), values)


def having_any(words: Iterable[str], *, span: Span, limit: int) -> list[int]:
    """Return the places in `span` of the newest stories with any of `words`."""
    asked = {"words": [_any([word]) for word in words]}
    return _run(_ANY, _values("", span, limit) | asked)


def standing(words: Sequence[str], *, span: Span) -> list[str]:
    """Return those of `words` that stand in any story in `span`."""
    values = {"match": [_any([word]) for word in words], "high": span[1]}
    return [words[number - 1] for number in _run(_STANDING, values)]


def _run(sql: str, values: Mapping[str, Any]) -> list[int]:
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _values(match: str, span: Span, limit: int) -> dict[str, Any]:
    low, high = span
    return {"match": match, "low": low, "high": high, "limit": limit}


def _expression(query: Query, facets: Facets) -> str:
    """Return what is asked for as a tsquery."""
    needed = [f"({_any_form(term)})" for term in query.wanted]
    needed += [f"({_any(f'{_FACET}{word}' for word in words)})" for words in facets]
    needed += [f"!({_any_form(term)})" for term in query.unwanted]
    return " & ".join(needed)


def _any_form(term: Term) -> str:
    return _any(term.forms)


def _any(phrases: Iterable[str]) -> str:
    """Return one of `phrases`, each of words that follow each other."""
    return " | ".join(f"({' <-> '.join(map(_quoted, words.split()))})" for words in phrases)


def _quoted(word: str) -> str:
    return f"'{word}'"
