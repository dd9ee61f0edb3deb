"""What search reads of a story, and what it can be filtered by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

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
    names = [article.kicker, article.section.name]
    names += article.tags.names()
    names += article.themes.values_list("name", flat=True)
    names += article.credits.values_list("name", flat=True)
    text = [article.standfirst, article.lead_caption, article.lead_alt]
    text += [body.plain_text(article.body), *_photo_words(article)]
    return {**folded(article, names, text), "facets": facets_of(article)}


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


def facets_of(article: Article) -> str:
    """Return the facets of `article` between spaces: its kind, its sections, its authors.

    Only the sections it was placed in itself: what lies in a section's parts is asked for by
    naming the parts, so that a part can move without the index being made anew.
    """
    placed = article.placements.exclude(reason=PlacementReason.PARENT)
    authors = article.credits.exclude(author=None)
    return facets(
        article.kind,
        placed.values_list("section_id", flat=True),
        authors.values_list("author_id", flat=True),
    )


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


def _photo_words(article: Article) -> list[str]:
    """Return what the photos of `article`, galleries included, say in the library."""
    uses = article.photo_uses.filter(published=True).select_related("photo")
    return [words for use in uses for words in (use.photo.caption, use.photo.alt)]
