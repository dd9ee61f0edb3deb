"""What stands with a story in small rows of its own, in one question.

Names under it, tags and themes are ours. A department above asks along with `ask_along`, so that
a story's page does not put a question for each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections

from articles.models import Article, Author, Credit, Tag, Theme
from pagecache import pieces

# One small row: three numbers and four words, whatever they mean to who asked.
Row = tuple[int, int, int | None, str, str, str, str]


@dataclass(frozen=True)
class Facts:
    """What stands with a story in rows of its own: the same for its page and its preview."""

    credits: list[Credit]
    tags: list[Tag]
    themes: list[Theme]
    picked_ids: list[int]

    @property
    def keys(self) -> list[str]:
        """What a page that shows these names is made of."""
        keys = [f"tag/{tag.pk}/name" for tag in self.tags]
        keys += [f"theme/{theme.pk}/name" for theme in self.themes]
        return keys + [f"author/{row.author_id}/name" for row in self.credits if row.author_id]


@dataclass(frozen=True)
class Along:
    """What a department wants to know of a story whose page is made.

    `sql` selects a `Row` for each of its rows, with `%s` for each of `values(story)`. `take` is
    given the story, the rows, and the moment for `pagecache.pieces.offer`.
    """

    sql: str
    values: Callable[[Article], Sequence[Any]]
    take: Callable[[Article, list[Row], int], None]


_along: dict[str, Along] = {}

_OURS = {
    "credit": """
        SELECT c.position, c.id, c.author_id, COALESCE(a.name, c.name), COALESCE(a.slug, ''),
            c.role, c.text_before
        FROM articles_credit c LEFT JOIN articles_author a ON a.id = c.author_id
        WHERE c.article_id = %s""",
    "tag": """
        SELECT r.id, 0, t.id, t.name, t.slug, '', ''
        FROM articles_articletag r JOIN articles_tag t ON t.id = r.tag_id
        WHERE r.content_object_id = %s""",
    "theme": """
        SELECT r.id, 0, t.id, t.name, t.slug, '', ''
        FROM articles_articletheme r JOIN articles_theme t ON t.id = r.theme_id
        WHERE r.article_id = %s""",
}


def ask_along(name: str, along: Along) -> None:
    """Have the rows of `along` read with the facts of every story. Call it in `ready()`."""
    _along[name] = along


def published_facts(article: Article) -> Facts:
    """Return what the published face of `article` refers to. One query, for all departments."""
    since = pieces.moment()
    arms = {name: (sql, (article.pk,)) for name, sql in _OURS.items()}
    arms |= {name: (along.sql, tuple(along.values(article))) for name, along in _along.items()}
    # A first column that says whose row it is; each name is one of our own.
    sql = " UNION ALL ".join(
        f"SELECT '{name}', rows_{n}.* FROM ({arm}) rows_{n}"  # noqa: S608
        for n, (name, (arm, _values)) in enumerate(arms.items())
    )
    found: dict[str, list[Row]] = {name: [] for name in arms}
    with connections[Article.objects.db].cursor() as cursor:
        cursor.execute(sql, [value for _arm, values in arms.values() for value in values])
        for name, *row in cursor.fetchall():
            found[name].append(tuple(row))
    for name, along in _along.items():
        along.take(article, found[name], since)
    return Facts(
        credits=[_credit(row) for row in sorted(found["credit"])],
        tags=[_named(Tag, row) for row in sorted(found["tag"])],
        themes=[_named(Theme, row) for row in sorted(found["theme"])],
        picked_ids=article.related_ids,
    )


def _named(model: type[Any], row: Row) -> Any:
    return model.from_db(Article.objects.db, ["id", "name", "slug"], row[2:5])


def _credit(row: Row) -> Credit:
    _position, _pk, author_id, name, slug, role, text_before = row
    author = None
    if author_id is not None:
        author = Author.from_db(
            Article.objects.db, ["id", "name", "slug"], [author_id, name, slug]
        )
    return Credit(author=author, name=name, role=role, text_before=text_before)
