"""Everything an article page shows, gathered in a fixed number of queries.

The same gathering serves the public page and the preview; they differ only in the story's face
they are given.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from articles import body, display, gallery, video, written
from articles.around import around, read_at_once
from articles.cards import live_cards
from articles.facts import Facts
from articles.models import Article, Kind
from photos.models import Photo
from publishing.prepared import Prepared

_PHOTOS = Prepared(lambda ids: Photo.objects.filter(pk__in=ids).for_page().order_by())

logger = logging.getLogger(__name__)


def article_page(article: Article, facts: Facts, *, at: datetime | None = None) -> dict[str, Any]:
    """Return the context of an article page, as its template names it.

    Its photos are one query whatever the size of the story and of the paper; one or two more read
    all stories around it and in its text that are not at hand: see `articles.around`.
    at: another moment than now, for previews.
    """
    pieces = written.parts(article.body, story_id=article.pk)
    references = body.references_of(pieces)
    path = article.section.path
    photos = _photos(references.photo_ids)

    pictures = gallery.pictures(article, pieces, photos) if article.kind == Kind.PHOTOS else []
    layout = _layout(article, pictures)
    if layout == display.Layout.GALLERY:
        # Its pictures stand together above the words.
        words = [piece for piece in pieces if piece.type not in {"photo", "gallery"}]
    else:
        words = pieces
    surroundings = around(article, facts, path, shown=references.story_ids)
    read_at_once(surroundings, also=() if at else references.story_ids)
    boxed = {story.pk: story for story in live_cards(references.story_ids, at=at)}
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
    pieces = written.parts(article.body, story_id=article.pk)
    wanted = body.references_of(pieces).photo_ids
    photos = _photos(wanted)
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


def _photos(ids: Sequence[int]) -> dict[int, Photo]:
    return {photo.pk: photo for photo in _PHOTOS.ask(Photo.objects.db, ids)}


def _layout(article: Article, pictures: list[gallery.Picture]) -> display.Layout:
    return display.layout(
        article.kind,
        has_lead=article.lead_photo is not None,
        pictures=len(pictures),
        plays=video.of(article) is not None,
    )


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
