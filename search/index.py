"""The one index behind the search page and whoever else looks for stories by their words.

`put` and `remove` are called as stories are published and withdrawn; `find` gives ids. It walks
no further than the present second, so a scheduled story, which is indexed at once, is found from
its second on. What is shown still comes through `Article.objects.live()`.

How the words are looked up is each database's own: `search.sqlite` and `search.postgresql` have
the same four functions and find the same stories.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from types import ModuleType

from django.db import connections, router, transaction
from django.utils import timezone

from articles.models import Article
from publishing.querysets import is_live
from publishing.states import State
from search import postgresql, sqlite
from search.models import Entry, article_at, place_of
from search.query import Query
from search.scope import EVERYWHERE, Scope
from search.words import words_of

__all__ = ["EVERYWHERE", "Scope", "fill", "find", "having_any", "known", "put", "remove"]

_DATABASES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


@transaction.atomic(savepoint=False)  # a story that cannot be indexed is not published
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
    if not query and not scope.facets():
        rows = Entry.objects.filter(place__range=(low, high)).order_by("-place")
        return list(rows.values_list("article_id", flat=True)[:limit])
    newest_first = newest_first or not query
    look = _words().newest if newest_first else _words().best
    return _articles(look(query, scope.facets(), span=(low, high), limit=limit))


def known(words: Sequence[str], *, at: datetime | None = None) -> set[str]:
    """Return those of `words` (folded) that stand in any live story. One query."""
    if not words:
        return set()
    return set(_words().standing(words, span=_whole_span(at)))


def having_any(words: Iterable[str], *, limit: int, at: datetime | None = None) -> list[Entry]:
    """Return the entries of the `limit` newest live stories with any of `words` (folded)."""
    alternatives = sorted(words)
    if not alternatives:
        return []
    places = _words().having_any(alternatives, span=_whole_span(at), limit=limit)
    return list(Entry.objects.filter(is_live("article__", at=at), place__in=places))


def _words() -> ModuleType:
    """Return the module that knows how this database looks up words."""
    return _DATABASES[connections[router.db_for_read(Entry)].vendor]


def _whole_span(at: datetime | None) -> tuple[int, int]:
    return EVERYWHERE.places(at or timezone.now())


def _articles(places: Iterable[int]) -> list[int]:
    return [article_at(place) for place in places]
