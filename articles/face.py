"""Writing a story's public face: its row, its place in lists, and what it refers to.

Called by `articles.actions` alone, inside their transactions.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict

from django.db.models import Model

from articles import body
from articles.content import ROW_FIELDS, Content
from articles.filed import Filed
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


def write_face(article: Article, content: Content, filed: Filed) -> None:
    """Make the row of `article` and its listings say what `content` says.

    What `content` refers to may have been deleted since it was written (a photo, an author, a
    theme); then the reference is left out, and the story comes all the same.
    """
    for name in ROW_FIELDS:
        setattr(article, name, getattr(content, name))
    there = _existing(content, filed)
    if article.lead_photo_id not in there[Photo]:
        article.lead_photo = None
    film = Film.objects.filter(pk=article.film_id).first() if article.film_id else None
    article.film = film
    if film and film.seconds:
        article.video_seconds = film.seconds
    article.corrections = [asdict(note) for note in content.corrections]
    article.picture_count = _picture_count(content, there[Photo])
    article.save()
    _write_placements(article, content, filed)
    _write(Credit, credits(article, content, there[Author]), filed)
    _write_tags(article, content, filed)
    _write(ArticleTheme, themes(article, content, there[Theme]), filed)


def write_uses(article: Article, content: Content, filed: Filed, *, published: bool) -> None:
    """Note which photos and stories `content` uses, for one of the story's two faces."""
    references = body.references(content.body)
    photos, stories = uses(article, content, references, published=published)
    there = _existing(content, filed)
    photos = [use for use in photos if use.photo_id in there[Photo]]
    stories = [use for use in stories if use.story_id in there[Article]]
    _write(PhotoUse, photos, filed, published=published)
    _write(StoryUse, stories, filed, published=published)


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


def _picture_count(content: Content, photo_ids: Container[int]) -> int:
    """Return how many pictures a photo story shows: its lead and those of its text, each once."""
    if content.kind != Kind.PHOTOS:
        return 0
    shown = {content.lead_photo_id, *body.references(content.body).photo_ids}
    return sum(1 for pk in shown if pk in photo_ids)


def _existing(content: Content, filed: Filed) -> dict[type[Model], set[int]]:
    """Return what `content` refers to and is still there: ids by model. One query at most."""
    references = body.references(content.body)
    lead = [content.lead_photo_id] if content.lead_photo_id else []
    return filed.existing(
        {
            Photo: [*lead, *references.photo_ids],
            Article: [*references.story_ids, *content.related_ids],
            Author: [line.author_id for line in content.credits if line.author_id],
            Theme: content.theme_ids,
        }
    )


def _write(
    model: type[Model], wanted: Sequence[Model], filed: Filed, *, published: bool = False
) -> None:
    if filed.differs(model, wanted, published=published):
        filed.put(model, wanted, published=published)


def _write_placements(article: Article, content: Content, filed: Filed) -> None:
    sections = Section.objects.in_bulk([article.section_id, *content.also_in_ids])
    _write(Placement, placements(article, content, sections), filed)


def _write_tags(article: Article, content: Content, filed: Filed) -> None:
    names = {tag_key(name): name for name in content.tags}
    known = filed.tag_ids if names.keys() <= filed.tag_ids.keys() else _tag_ids(names)
    _write(ArticleTag, tags(article, content, known), filed)


def _tag_ids(names: Mapping[str, str]) -> dict[str, int]:
    """Return {key: id} of the tags `names` (name by key); those that are new are made at once."""
    known = {key: tag.pk for key, tag in Tag.objects.by_key(names).items()}
    if new := [Tag(name=name).with_keys() for key, name in names.items() if key not in known]:
        # What somebody else makes in the same moment is passed over, and found with the rest.
        Tag.objects.bulk_create(new, ignore_conflicts=True)
        known = {key: tag.pk for key, tag in Tag.objects.by_key(names).items()}
    for key, name in names.items():
        if key not in known:  # its address is taken by another tag: saving gives it a number
            known[key] = Tag.objects.create(name=name).pk
    return known


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


def tags(article: Article, content: Content, known: Mapping[str, int]) -> list[ArticleTag]:
    """Return the tags of `article`; `known` has the id of every one of them, by its key."""
    return [
        ArticleTag(content_object=article, tag_id=pk, live_from=article.live_from)
        for pk in dict.fromkeys(known[tag_key(name)] for name in content.tags)
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
