"""Everything an article page shows, gathered in a fixed number of queries.

The same gathering serves the public page and the preview; they differ only in the story's face
they are given.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles import body, display, gallery, video
from articles.around import around, read_at_once
from articles.models import Article, Credit, Tag, Theme
from pagecache.making import now_making, uses
from photos.models import Photo

if TYPE_CHECKING:
    pass

logger = logging.getLogger(__name__)


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


def published_facts(article: Article) -> Facts:
    """Return what the published face of `article` refers to. Three queries."""
    return Facts(
        credits=list(article.credits.select_related("author")),
        tags=[row.tag for row in article.article_tags.select_related("tag").order_by("pk")],
        themes=[
            row.theme for row in article.article_themes.select_related("theme").order_by("pk")
        ],
        picked_ids=article.related_ids,
    )


def article_page(article: Article, facts: Facts, *, at: datetime | None = None) -> dict[str, Any]:
    """Return the context of an article page, as its template names it.

    Two queries whatever the size of the story and of the paper: its photos, and the stories in its
    text. Its surroundings are pieces: see `articles.around`.
    """
    at = at or timezone.now()
    pieces = body.parts(article.body, story_id=article.pk)
    references = body.references(article.body)
    path = article.section.path
    boxed = _cards(references.story_ids, at) if references.story_ids else {}
    photos = Photo.objects.in_bulk(references.photo_ids) if references.photo_ids else {}

    pictures = gallery.pictures(article, pieces, photos)
    layout = _layout(article, pictures)
    if layout == display.Layout.GALLERY:
        # Its pictures stand together above the words.
        words = [piece for piece in pieces if piece.type not in {"photo", "gallery"}]
    else:
        words = pieces
    surroundings = around(article, facts, path, shown=references.story_ids)
    if (making := now_making()) is not None:
        read_at_once(surroundings, making.remembered)
    return {
        "article": article,
        "layout": layout,
        "path": path,
        "parts": _with_material(words, photos, boxed, article),
        "pictures": pictures,
        "video": video.of(article),
        "gallery_notes": gallery.notes(pieces),
        "credits": facts.credits,
        "byline": display.byline(facts.credits),
        "tags": facts.tags,
        "themes": facts.themes,
        "around": surroundings,
    }


def one_picture(article: Article, number: int) -> dict[str, Any] | None:
    """Return the context of the page of one picture of a photo story; None if it has no such.

    One query, for the photos.
    """
    pieces = body.parts(article.body, story_id=article.pk)
    wanted = body.references(article.body).photo_ids
    photos = Photo.objects.in_bulk(wanted) if wanted else {}
    pictures = gallery.pictures(article, pieces, photos)
    if _layout(article, pictures) != display.Layout.GALLERY or not 1 <= number <= len(pictures):
        return None
    return {
        "article": article,
        "path": article.section.path,
        "picture": pictures[number - 1],
        "previous": pictures[number - 2] if number > 1 else None,
        "next": pictures[number] if number < len(pictures) else None,
        "count": len(pictures),
    }


def _layout(article: Article, pictures: list[gallery.Picture]) -> display.Layout:
    return display.layout(
        article.kind,
        has_lead=article.lead_photo is not None,
        pictures=len(pictures),
        plays=video.of(article) is not None,
    )


def _cards(ids: Iterable[int], at: datetime) -> dict[int, Article]:
    uses(*(f"article/{pk}" for pk in ids))  # those too that are not live yet
    cards = Article.objects.live(at).for_cards().filter(pk__in=set(ids))
    return {card.pk: card for card in cards}


def _with_material(
    pieces: Iterable[Any], photos: dict[int, Photo], cards: dict[int, Article], article: Article
) -> list[dict[str, Any]]:
    """Give each part of the body its photos and stories; leave out one that has lost them all."""
    ready = []
    for piece in pieces:
        name, wanted, material = _material_of(piece, photos, cards)
        there = [material[pk] for pk in wanted if pk in material]
        if len(there) < len(wanted):
            missing = [pk for pk in wanted if pk not in material]
            logger.warning("Story %s: %s %s is not there", article.pk, piece.type, missing)
        if there or not wanted:
            found = there[0] if name == "photo" else there
            ready.append({**vars(piece), "type": piece.type, name: found})
    return ready


def _material_of(
    piece: Any, photos: dict[int, Photo], cards: dict[int, Article]
) -> tuple[str, list[int], dict[int, Any]]:
    """Return under which name a part shows its material, the ids it wants, and where they are."""
    if piece.type == "photo":
        return "photo", [piece.photo_id], photos
    if piece.type == "gallery":
        return "photos", list(piece.photo_ids), photos
    if piece.type == "related":
        return "articles", list(piece.story_ids), cards
    return "nothing", [], {}
