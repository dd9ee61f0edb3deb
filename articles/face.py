"""Writing a story's public face: its row, its place in lists, and what it refers to.

Called by `articles.actions` alone, inside their transactions.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Model, QuerySet

from articles import body
from articles.content import ROW_FIELDS, Content
from articles.models import (
    Article,
    ArticleTag,
    ArticleTheme,
    Author,
    Credit,
    Kind,
    PhotoUse,
    Placement,
    PlacementReason,
    StoryUse,
    Tag,
    Theme,
    UsePlace,
)
from articles.models.listings import tag_key
from photos.actions import ensure_crop
from photos.models import Photo
from sections.models import Section
from videos.models import Film


def write_face(article: Article, content: Content) -> None:
    """Make the row of `article` and its listings say what `content` says.

    What `content` refers to may have been deleted since it was written (a photo, an author, a
    theme); then the reference is left out, and the story comes all the same.
    """
    for name in ROW_FIELDS:
        setattr(article, name, getattr(content, name))
    if article.lead_photo_id and not Photo.objects.filter(pk=article.lead_photo_id).exists():
        article.lead_photo = None
    film = Film.objects.filter(pk=article.film_id).first() if article.film_id else None
    article.film = film
    if film and film.seconds:
        article.video_seconds = film.seconds
    article.corrections = [asdict(note) for note in content.corrections]
    article.picture_count = _picture_count(content)
    article.save()
    _write_placements(article, content)
    _write_credits(article, content)
    _write_tags(article, content)
    _write_themes(article, content)


def relist(article: Article) -> None:
    """Tell every list when `article` is live; None takes it out of them.

    Its sections, tags, themes and credits stay as they are.
    """
    for rows in (
        article.placements,
        article.article_tags,
        article.article_themes,
        article.credits,
    ):
        rows.update(live_from=article.live_from)


def write_uses(article: Article, content: Content, *, published: bool) -> None:
    """Note which photos and stories `content` uses, for one of the story's two faces."""
    references = body.references(content.body)
    photos, stories = uses(article, content, references, published=published)
    if there := _differ(article.photo_uses.filter(published=published), photos):
        known = _existing(Photo, [use.photo_id for use in photos])
        _replace(there, [use for use in photos if use.photo_id in known])
    if there := _differ(article.story_uses.filter(published=published), stories):
        known = _existing(Article, [use.story_id for use in stories])
        _replace(there, [use for use in stories if use.story_id in known])


def ensure_crops(content: Content) -> None:
    """Have the crops made that `content` gives its photos for this story only.

    Raises BadCrop, a Refused, if a crop cannot be read.
    """
    crops = [*body.references(content.body).crops, (content.lead_photo_id, content.lead_crop)]
    wanted = [(pk, crop) for pk, crop in dict.fromkeys(crops) if pk and crop]
    photos = Photo.objects.in_bulk({pk for pk, _crop in wanted}) if wanted else {}
    for pk, crop in wanted:
        if pk in photos:
            ensure_crop(photos[pk], crop)


def _picture_count(content: Content) -> int:
    """Return how many pictures a photo story shows: its lead and those of its text, each once."""
    if content.kind != Kind.PHOTOS:
        return 0
    shown = {content.lead_photo_id, *body.references(content.body).photo_ids}
    return len(_existing(Photo, [pk for pk in shown if pk]))


def _existing(model: type[Model], ids: list[int]) -> set[int]:
    if not ids:
        return set()
    return set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))


def _write_placements(article: Article, content: Content) -> None:
    sections = Section.objects.in_bulk([article.section_id, *content.also_in_ids])
    wanted = placements(article, content, sections)
    if there := _differ(article.placements, wanted):
        _replace(there, wanted)


def _write_credits(article: Article, content: Content) -> None:
    named = {line.author_id for line in content.credits if line.author_id}
    if there := _differ(article.credits, credits(article, content, named)):
        _replace(there, credits(article, content, _existing(Author, list(named))))


def _write_tags(article: Article, content: Content) -> None:
    names = {tag_key(name): name for name in content.tags}
    known = {tag.key: tag for tag in Tag.objects.filter(key__in=names)} if names else {}
    for key, name in names.items():
        if key not in known:
            known[key] = Tag.objects.create(name=name)
    wanted = tags(article, content, known)
    if there := _differ(article.article_tags, wanted):
        _replace(there, wanted)


def _write_themes(article: Article, content: Content) -> None:
    if there := _differ(article.article_themes, themes(article, content, content.theme_ids)):
        _replace(there, themes(article, content, _existing(Theme, content.theme_ids)))


@dataclass(frozen=True)
class _Rows:
    """The rows of one list of a story, which are not what they should be."""

    rows: QuerySet[Any]
    some: bool


def _differ(stored: Any, wanted: Sequence[Model]) -> _Rows | None:
    """Return the rows of `stored` if they do not say what `wanted` says, in its order; else None.

    One query, where writing them anew would cost three and a place in every index.
    """
    rows = stored.order_by("pk")
    names = [field.attname for field in rows.model._meta.concrete_fields if not field.primary_key]
    there = list(rows.values_list(*names))
    if there == [tuple(getattr(row, name) for name in names) for row in wanted]:
        return None
    return _Rows(rows, bool(there))


def _replace(there: _Rows, wanted: Sequence[Model]) -> None:
    if there.some:
        there.rows.order_by().delete()
    there.rows.model._default_manager.bulk_create(wanted)


# What stands in each list, not yet written ------------------------------------------------------


def placements(
    article: Article, content: Content, sections: Mapping[int, Section]
) -> list[Placement]:
    """Return where `article` stands: its section, those chosen beside it, those above either."""
    chosen = [article.section_id, *content.also_in_ids]
    reasons: dict[int, PlacementReason] = {}
    for pk in chosen:
        if pk in sections:
            main = pk == article.section_id
            reasons.setdefault(pk, PlacementReason.MAIN if main else PlacementReason.ALSO)
    for section in [sections[pk] for pk in dict.fromkeys(chosen) if pk in sections]:
        if section.parent_id:
            reasons.setdefault(section.parent_id, PlacementReason.PARENT)
    return [
        Placement(article=article, section_id=pk, reason=reason, live_from=article.live_from)
        for pk, reason in reasons.items()
    ]


def credits(article: Article, content: Content, known: Container[int]) -> list[Credit]:
    """Return the byline of `article`; authors not in `known` stand there by name only."""
    return [
        Credit(
            article=article,
            author_id=line.author_id if line.author_id in known else None,
            name=line.name,
            role=line.role,
            text_before=line.text_before,
            position=i,
            live_from=article.live_from,
        )
        for i, line in enumerate(content.credits)
    ]


def tags(article: Article, content: Content, known: Mapping[str, Tag]) -> list[ArticleTag]:
    """Return the tags of `article`; `known` has every one of them, by its key."""
    return [
        ArticleTag(content_object=article, tag=known[key], live_from=article.live_from)
        for key in dict.fromkeys(map(tag_key, content.tags))
    ]


def themes(article: Article, content: Content, known: Container[int]) -> list[ArticleTheme]:
    """Return the themes of `article` that are in `known`."""
    return [
        ArticleTheme(article=article, theme_id=pk, live_from=article.live_from)
        for pk in dict.fromkeys(content.theme_ids)
        if pk in known
    ]


def uses(
    article: Article, content: Content, references: body.References, *, published: bool
) -> tuple[list[PhotoUse], list[StoryUse]]:
    """Return what one face of `article` uses: lead and photos of the text, boxes and picks."""
    photos = [(content.lead_photo_id, UsePlace.LEAD)] if content.lead_photo_id else []
    photos += [(pk, UsePlace.BODY) for pk in references.photo_ids]
    stories = [(pk, UsePlace.BODY) for pk in references.story_ids]
    stories += [(pk, UsePlace.PICKED) for pk in content.related_ids]
    return (
        [
            PhotoUse(article=article, photo_id=pk, place=place, position=i, published=published)
            for i, (pk, place) in enumerate(photos)
        ],
        [
            StoryUse(article=article, story_id=pk, place=place, position=i, published=published)
            for i, (pk, place) in enumerate(stories)
            if pk != article.pk
        ],
    )
