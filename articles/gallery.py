"""The pictures of a photo story, in order. Pure: no queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from publishing.addresses import address_of

if TYPE_CHECKING:
    from articles.models import Article
    from photos.models import Photo


@dataclass(frozen=True)
class Picture:
    """One picture of a photo story, with its number from 1 and an address of its own.

    A blank caption (HTML) or alt inherits the photo's.
    """

    photo: Photo
    number: int
    url: str
    caption: str = ""
    alt: str = ""


def pictures(
    article: Article, pieces: Iterable[Any], photos: Mapping[int, Photo]
) -> list[Picture]:
    """Return the pictures of `article`: the lead, then those of its text, each once.

    `pieces` is the text as `articles.body.parts` returns it, `photos` its photos by id; one that
    is no longer in the library is left out, and those after it move up.
    """
    found: dict[int, tuple[Photo, str, str]] = {}
    for photo, caption, alt in _uses(article, pieces, photos):
        found.setdefault(photo.pk, (photo, caption, alt))
    return [
        Picture(photo, number, picture_url(article, number), caption, alt)
        for number, (photo, caption, alt) in enumerate(found.values(), start=1)
    ]


def picture_url(article: Article, number: int) -> str:
    """Return the address of one picture of a photo story."""
    return address_of("picture", article.slug or "story", article.pk, number)


def notes(pieces: Iterable[Any]) -> list[str]:
    """Return what the writer says about whole galleries (HTML), in order."""
    return [piece.caption for piece in pieces if piece.type == "gallery" and piece.caption]


def _uses(
    article: Article, pieces: Iterable[Any], photos: Mapping[int, Photo]
) -> Iterator[tuple[Photo, str, str]]:
    if article.lead_photo:
        yield article.lead_photo, article.lead_caption, article.lead_alt
    for piece in pieces:
        if piece.type == "photo" and piece.photo_id in photos:
            yield photos[piece.photo_id], piece.caption, piece.alt
        elif piece.type == "gallery":
            for pk in piece.photo_ids:
                if pk in photos:
                    yield photos[pk], "", ""
