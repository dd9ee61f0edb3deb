"""What search reads of a story, and what it can be filtered by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value

from articles import body
from articles.models import Article, PlacementReason
from publishing.text import fold
from search.query import marked_words, words_in

# So much of one story is read, which no story of a newspaper reaches; and what is longer than a
# search can be is no word. PostgreSQL holds neither without end.
READ_AT_MOST = 250_000
LONGEST_WORD = 200


def words_of(article: Article) -> dict[str, str]:
    """Return the words of the published face of `article`, by the column of `Entry` they go to."""
    beside = _Beside(article)
    names = [article.kicker, article.section.name, *beside.names]
    text = [article.standfirst, article.lead_caption, article.lead_alt]
    text += [body.plain_text(article.body), *beside.photo_words]
    return {
        **folded(article, names, text),
        "facets": facets(article.kind, beside.section_ids, beside.author_ids),
    }


def folded(article: Article, names: Iterable[str], text: Iterable[str]) -> dict[str, str]:
    """Return the columns of words for the headlines of `article`, its `names` and its `text`."""
    columns = {
        "headline": "\n".join((article.headline, article.short_headline)),
        "names": " | ".join(names),
        "text": "\n".join(text),
    }
    everything = unicodedata.normalize("NFC", "\n".join(columns.values()))
    return {
        **{name: _spaced(words_in(fold(words[:READ_AT_MOST]))) for name, words in columns.items()},
        "marked": _spaced(marked_words(everything[:READ_AT_MOST])),
    }


def _spaced(words: list[str]) -> str:
    """Return `words` with one space between: parted here, the same for every database."""
    return " ".join(word for word in words if len(word) <= LONGEST_WORD)


def facets(kind: str, section_ids: Iterable[int], author_ids: Iterable[int]) -> str:
    """Return the facets of a story of `kind` in these sections, by these authors."""
    found = [kind_facet(kind), *map(section_facet, section_ids), *map(author_facet, author_ids)]
    return f" {' '.join(found)} "


def section_facet(pk: int) -> str:
    """Return the word in the index that stands for a section."""
    return f"s{pk}"


def kind_facet(kind: str) -> str:
    """Return the word in the index that stands for a kind of story."""
    return f"k{kind}"


def author_facet(pk: int) -> str:
    """Return the word in the index that stands for an author."""
    return f"a{pk}"


class _Beside:
    """What search reads beside the row of a story. One query, whatever there is.

    Only the sections it was placed in itself: what lies in a section's parts is asked for by
    naming the parts, so that a part can move without the index being made anew.
    """

    def __init__(self, article: Article) -> None:
        placed = article.placements.exclude(reason=PlacementReason.PARENT)
        shown = article.photo_uses.filter(published=True)
        tags = _rows(article.article_tags, "tag", "tag_id", "tag__name")
        found = tags.union(
            _rows(article.article_themes, "theme", "theme_id", "theme__name"),
            _rows(article.credits, "credit", "author_id", "name", position="position"),
            _rows(placed, "section", "section_id"),
            _rows(shown, "photo", "photo_id", "photo__caption", "photo__alt", position="position"),
            all=True,
        )
        said: dict[str, list[tuple[int | None, str, str]]] = {}
        for thing, _position, _pk, *row in sorted(found):
            said.setdefault(thing, []).append(tuple(row))
        self.names = [
            *sorted(name for _pk, name, _ in said.get("tag", [])),
            *sorted(name for _pk, name, _ in said.get("theme", [])),
            *(name for _pk, name, _ in said.get("credit", [])),
        ]
        self.photo_words = [words for _pk, *both in said.get("photo", []) for words in both]
        self.section_ids = [pk for pk, *_ in said.get("section", []) if pk]
        self.author_ids = [pk for pk, *_ in said.get("credit", []) if pk]


def _rows(rows: Any, thing: str, ref: str, *words: str, position: str = "") -> QuerySet[Any, Any]:
    """Return rows as (thing, position, id, what it refers to, two columns of words)."""
    nothing = Value("", output_field=CharField())
    found: QuerySet[Any, Any] = rows.order_by().values_list(
        Value(thing, output_field=CharField()),
        F(position) if position else Value(0, output_field=IntegerField()),
        "pk",
        ref,
        *map(F, words),
        *[nothing] * (2 - len(words)),
    )
    return found
