"""Writing a story's public face: its row, its place in lists, and what it refers to.

Called by `articles.actions` alone, inside their transactions.
"""

from __future__ import annotations

from dataclasses import asdict

from django.db.models import Model

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


def write_face(article: Article, content: Content) -> None:
    """Make the row of `article` and its listings say what `content` says.

    What `content` refers to may have been deleted since it was written (a photo, an author, a
    theme); then the reference is left out, and the story comes all the same.
    """
    for name in ROW_FIELDS:
        setattr(article, name, getattr(content, name))
    if article.lead_photo_id and not Photo.objects.filter(pk=article.lead_photo_id).exists():
        article.lead_photo = None
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
    photos = [(content.lead_photo_id, UsePlace.LEAD)] if content.lead_photo_id else []
    photos += [(pk, UsePlace.BODY) for pk in references.photo_ids]
    stories = [(pk, UsePlace.BODY) for pk in references.story_ids]
    stories += [(pk, UsePlace.PICKED) for pk in content.related_ids]

    photo_ids = _existing(Photo, [pk for pk, _place in photos])
    story_ids = _existing(Article, [pk for pk, _place in stories]) - {article.pk}
    article.photo_uses.filter(published=published).delete()
    article.story_uses.filter(published=published).delete()
    PhotoUse.objects.bulk_create(
        PhotoUse(article=article, photo_id=pk, place=place, position=i, published=published)
        for i, (pk, place) in enumerate(photos)
        if pk in photo_ids
    )
    StoryUse.objects.bulk_create(
        StoryUse(article=article, story_id=pk, place=place, position=i, published=published)
        for i, (pk, place) in enumerate(stories)
        if pk in story_ids
    )


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
    chosen = [article.section_id, *content.also_in_ids]
    sections = Section.objects.in_bulk(chosen)
    reasons: dict[int, PlacementReason] = {}
    for pk in chosen:
        if pk in sections:
            main = pk == article.section_id
            reasons.setdefault(pk, PlacementReason.MAIN if main else PlacementReason.ALSO)
    for section in sections.values():
        if section.parent_id:
            reasons.setdefault(section.parent_id, PlacementReason.PARENT)
    article.placements.all().delete()
    Placement.objects.bulk_create(
        Placement(article=article, section_id=pk, reason=reason, live_from=article.live_from)
        for pk, reason in reasons.items()
    )


def _write_credits(article: Article, content: Content) -> None:
    known = _existing(Author, [line.author_id for line in content.credits if line.author_id])
    article.credits.all().delete()
    Credit.objects.bulk_create(
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
    )


def _write_tags(article: Article, content: Content) -> None:
    article.article_tags.all().delete()
    names = {tag_key(name): name for name in content.tags}
    known = {tag.key: tag for tag in Tag.objects.filter(key__in=names)}
    tags = [known.get(key) or Tag.objects.create(name=name) for key, name in names.items()]
    ArticleTag.objects.bulk_create(
        ArticleTag(content_object=article, tag=tag, live_from=article.live_from) for tag in tags
    )


def _write_themes(article: Article, content: Content) -> None:
    known = _existing(Theme, content.theme_ids)
    article.article_themes.all().delete()
    ArticleTheme.objects.bulk_create(
        ArticleTheme(article=article, theme_id=pk, live_from=article.live_from)
        for pk in dict.fromkeys(content.theme_ids)
        if pk in known
    )
