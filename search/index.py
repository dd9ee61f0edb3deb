"""The one index behind the search page and whoever else looks for stories by their words.

`put` and `remove` are called as stories are published and withdrawn; `find` gives ids. It walks
no further than the present second, so a scheduled story, which is indexed at once, is found from
its second on. What is shown still comes through `Article.objects.live()`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connections, router, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import Article
from publishing.states import State
from search.models import Entry, article_at, first_place, place_of
from search.query import Query, Term
from search.words import author_facet, kind_facet, section_facet, words_of

# Only the newest matches are ranked: ranking every match of a common word costs time that grows
# with the paper (181 ms in 100,000 stories, against 6 ms for these).
RANKED = 5000

# A word in the headline weighs as much as ten in the text.
_WEIGHTS = "10.0, 4.0, 1.0, 0.0, 0.0"

_WORDS = "{headline names text}"

_FIND_NEWEST = """
    SELECT rowid FROM search_words WHERE search_words MATCH %(match)s
    AND rowid BETWEEN %(low)s AND %(high)s ORDER BY rowid DESC LIMIT %(limit)s
"""

_FIND_BEST = f"""
    SELECT rowid FROM search_words WHERE search_words MATCH %(match)s
    AND rowid BETWEEN COALESCE(
        (SELECT rowid FROM search_words WHERE search_words MATCH %(match)s
         AND rowid BETWEEN %(low)s AND %(high)s ORDER BY rowid DESC LIMIT 1 OFFSET {RANKED - 1}),
        %(low)s) AND %(high)s
    ORDER BY {{first}} bm25(search_words, {_WEIGHTS}), rowid DESC LIMIT %(limit)s
"""  # noqa: S608

_EXACT_FIRST = """rowid IN (SELECT rowid FROM search_words WHERE search_words MATCH %(exact)s
    AND rowid BETWEEN %(low)s AND %(high)s ORDER BY rowid DESC LIMIT %(ranked)s) DESC,"""


@dataclass(frozen=True)
class Scope:
    """Which stories to look in. What is empty does not narrow.

    `section_ids` are a section and its parts; the span is from `since` up to, not including,
    `until`.
    """

    section_ids: tuple[int, ...] = ()
    kind: str = ""
    author_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None

    def facets(self) -> list[tuple[str, ...]]:
        """Return the facets a story must have: one of each tuple."""
        wanted: list[tuple[str, ...]] = []
        if self.section_ids:
            wanted.append(tuple(section_facet(pk) for pk in self.section_ids))
        if self.kind:
            wanted.append((kind_facet(self.kind),))
        if self.author_id is not None:
            wanted.append((author_facet(self.author_id),))
        return wanted

    def places(self, at: datetime) -> tuple[int, int]:
        """Return the first and the last place that it takes in, the present second at most."""
        low = first_place(self.since) if self.since else -(1 << 62)
        high = first_place(at + timedelta(seconds=1)) - 1
        return low, min(high, first_place(self.until) - 1) if self.until else high


EVERYWHERE = Scope()


@transaction.atomic
def put(article: Article) -> None:
    """Index the published face of `article`, in place of what was indexed of it before."""
    remove(article)
    if article.live_from is not None:
        place = place_of(article.live_from, article.pk)
        Entry.objects.create(place=place, article=article, **words_of(article))


def remove(article: Article) -> None:
    """Forget `article`."""
    Entry.objects.filter(article=article).delete()


@transaction.atomic
def fill(say: Callable[[str], object] | None = None) -> None:
    """Make the index anew from what is published; `say` hears how far it has come."""
    published = Article.objects.filter(state=State.PUBLISHED).select_related("section")
    Entry.objects.exclude(article__in=published).delete()
    for count, article in enumerate(published.iterator(), start=1):
        put(article)
        if say and count % 1000 == 0:
            say(f"{count} stories")


def find(
    query: Query,
    *,
    limit: int,
    scope: Scope = EVERYWHERE,
    newest_first: bool = False,
    at: datetime | None = None,
) -> list[int]:
    """Return the ids of up to `limit` stories that match `query` within `scope`.

    Best first, or newest first. Where words were typed with Vietnamese marks, stories that have
    them so come before those that only have the same letters. A query without words gives the
    newest stories of `scope`, and nothing at all where the scope is the whole paper.
    """
    low, high = scope.places(at or timezone.now())
    if not query and scope == EVERYWHERE:
        return []
    if not _has_full_text():
        return _find_anywhere(query, scope, (low, high), limit)
    if not query and not scope.facets():
        rows = Entry.objects.filter(place__range=(low, high)).order_by("-place")
        return list(rows.values_list("article_id", flat=True)[:limit])
    values: dict[str, int | str] = {"low": low, "high": high, "limit": limit}
    values["match"] = match = _match_expression(query, scope)
    if newest_first or not query:
        return _articles(_run(_FIND_NEWEST, values))
    if query.marked:
        values |= {"exact": _exactly(match, query), "ranked": RANKED}
    return _articles(_run(_FIND_BEST.format(first=_EXACT_FIRST if query.marked else ""), values))


def known(words: Sequence[str], *, at: datetime | None = None) -> set[str]:
    """Return those of `words` (folded) that stand in any live story. One query."""
    if not words or not _has_full_text():
        return set(words)
    _low, high = EVERYWHERE.places(at or timezone.now())
    values: dict[str, int | str] = {"high": high}
    arms = []
    for place, word in enumerate(words):
        values[f"match{place}"] = f"{_WORDS} : ({_any([word])})"
        arms.append(
            f"SELECT {place} WHERE EXISTS (SELECT 1 FROM search_words"  # noqa: S608
            f" WHERE search_words MATCH %(match{place})s AND rowid <= %(high)s)"
        )
    return {words[place] for place in _run(" UNION ALL ".join(arms), values)}


def having_any(words: Iterable[str], *, limit: int, at: datetime | None = None) -> list[Entry]:
    """Return the entries of the `limit` newest live stories with any of `words` (folded)."""
    alternatives = _any(words)
    if not alternatives or not _has_full_text():
        return []
    low, high = EVERYWHERE.places(at or timezone.now())
    match = f"{_WORDS} : ({alternatives})"
    values: dict[str, int | str] = {"match": match, "low": low, "high": high, "limit": limit}
    places = _run(_FIND_NEWEST, values)
    live = Article.objects.live(at).filter(pk__in=_articles(places))
    return list(Entry.objects.filter(place__in=places, article__in=live))


def _has_full_text() -> bool:
    return connections[router.db_for_read(Entry)].vendor == "sqlite"


def _run(sql: str, values: Mapping[str, int | str]) -> list[int]:
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def _articles(places: Iterable[int]) -> list[int]:
    return [article_at(place) for place in places]


def _match_expression(query: Query, scope: Scope) -> str:
    """Return `query` in `scope` in FTS5's language (https://www.sqlite.org/fts5.html, 3).

    Words are letters and digits only, so quoting is safe.
    """
    needed = [f"{_WORDS} : ({_any_form(term)})" for term in query.wanted]
    needed += [f"facets : ({_any(words)})" for words in scope.facets()]
    unwanted = "".join(f" NOT ({_WORDS} : ({_any_form(term)}))" for term in query.unwanted)
    return f"({' AND '.join(needed)}){unwanted}"


def _exactly(match: str, query: Query) -> str:
    return f"({match}) AND " + " AND ".join(f'marked : "{word}"' for word in query.marked)


def _any_form(term: Term) -> str:
    return _any(term.forms)


def _any(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _find_anywhere(query: Query, scope: Scope, places: tuple[int, int], limit: int) -> list[int]:
    """Find without a full-text index: every term anywhere, newest first."""
    found: QuerySet[Entry] = Entry.objects.filter(place__range=places)
    for facets in scope.facets():
        one_of = Q()
        for facet in facets:
            one_of |= Q(facets__contains=f" {facet} ")
        found = found.filter(one_of)
    for term in query.wanted:
        found = found.filter(_contains(term))
    for term in query.unwanted:
        found = found.exclude(_contains(term))
    return list(found.order_by("-place").values_list("article_id", flat=True)[:limit])


def _contains(term: Term) -> Q:
    found = Q()
    for words in term.forms:
        for column in ("headline", "names", "text"):
            found |= Q(**{f"{column}__contains": words})
    return found
