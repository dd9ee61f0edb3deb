"""The one index behind the search page and the newsroom's pickers.

`put` and `remove` are called as stories are published and withdrawn; `find` gives ids, best
first. What is shown still comes through `Article.objects.live()`, so a scheduled story, which is
indexed at once, is found from its second on.
"""

from __future__ import annotations

from django.db import connections, router
from django.db.models import Q

from articles import body
from articles.models import Article
from publishing.text import fold
from search.models import Entry
from search.query import Query

# Only the newest matches are ranked: ranking every match of a common word costs time that grows
# with the paper (181 ms in 100,000 stories, against 6 ms for these).
RANKED = 5000

# A word in the headline weighs as much as ten in the text.
_WEIGHTS = "10.0, 4.0, 1.0"

_FIND = f"""
    SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid >= COALESCE(
        (SELECT rowid FROM search_words WHERE search_words MATCH %s
         ORDER BY rowid DESC LIMIT 1 OFFSET {RANKED - 1}), 0)
    ORDER BY bm25(search_words, {_WEIGHTS}), rowid DESC LIMIT %s
"""  # noqa: S608


def put(article: Article) -> None:
    """Index the published face of `article`, in place of what was indexed of it before."""
    names = [article.kicker, article.section.name]
    names += article.tags.names()
    names += article.themes.values_list("name", flat=True)
    names += article.credits.values_list("name", flat=True)
    text = (article.standfirst, article.lead_caption, body.plain_text(article.body))
    Entry.objects.update_or_create(
        article=article,
        defaults={
            "headline": fold(article.headline),
            "names": fold(" | ".join(names)),
            "text": fold("\n".join(text)),
        },
    )


def remove(article: Article) -> None:
    """Forget `article`."""
    Entry.objects.filter(article=article).delete()


def find(query: Query, *, limit: int) -> list[int]:
    """Return the ids of up to `limit` stories that match `query`, best first."""
    if not query:
        return []
    connection = connections[router.db_for_read(Entry)]
    if connection.vendor != "sqlite":
        return _find_anywhere(query, limit)
    match = _match_expression(query)
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [match, match, limit])
        return [row[0] for row in cursor.fetchall()]


def _match_expression(query: Query) -> str:
    """Return `query` in FTS5's language. Terms are letters and digits only, so quoting is safe.

    The last word may still be in the typing, so it also matches as the beginning of a word.
    """
    wanted = [f'"{" ".join(term)}"' for term in query.wanted]
    if len(query.wanted[-1]) == 1 and len(query.wanted[-1][0]) > 2:
        wanted[-1] += "*"
    unwanted = "".join(f' NOT "{" ".join(term)}"' for term in query.unwanted)
    return f"({' AND '.join(wanted)}){unwanted}"


def _find_anywhere(query: Query, limit: int) -> list[int]:
    """Find without a full-text index: every term anywhere, newest first."""
    found = Entry.objects.all()
    for term in query.wanted:
        found = found.filter(_contains(" ".join(term)))
    for term in query.unwanted:
        found = found.exclude(_contains(" ".join(term)))
    return list(found.order_by("-pk").values_list("pk", flat=True)[:limit])


def _contains(words: str) -> Q:
    return Q(headline__contains=words) | Q(names__contains=words) | Q(text__contains=words)
