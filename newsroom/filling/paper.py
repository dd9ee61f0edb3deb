"""What a synthetic paper has before its first story: the sample's sections, authors, pictures."""

from __future__ import annotations

from articles.models import Article, Tag
from articles.models.listings import tag_key
from newsroom.demo import house, library
from newsroom.filling.stories import Cast
from newsroom.filling.words import TAGS
from pages.models import Masthead
from photos import renditions
from sections.models import Kind as SectionKind

# A handful, shared by all stories: what is measured is pages, not a disk full of pictures.
PICTURES = (
    "port-dawn",
    "container-ship",
    "factory-hall",
    "coffee-hills",
    "cable-bridge",
    "solar-farm",
    "garment",
    "floating-market",
)


def why_not() -> str | None:
    """Return why this database may not be filled without being asked twice; None if it may."""
    stories = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
    masthead = Masthead.objects.first()
    if masthead and not masthead.is_sample:
        return f"This is somebody's own paper: {masthead.name}."
    if stories:
        return "There are stories in this database already."
    return None


def build() -> Cast:
    """Build sections, authors, themes and a few pictures with all renditions; returns them."""
    house.write_masthead(by=None)
    sections = house.build_sections({}, by=None)
    photos = {name: library.take_in(name, by=None) for name in PICTURES}
    for photo in photos.values():
        renditions.make_missing(photo)
    authors = house.add_authors({}, photos)
    themes = house.add_themes(photos)
    add_tags()
    without_stories = (SectionKind.LINK, SectionKind.EPAPER)
    return Cast(
        sections=[section for section in sections.values() if section.kind not in without_stories],
        photos=list(photos.values()),
        authors=[(author.pk, author.name) for author in authors.values()],
        theme_ids=[theme.pk for theme in themes.values()],
    )


def add_tags() -> None:
    """Add the tags that stories draw on, as far as they are not there."""
    there = set(Tag.objects.values_list("key", flat=True))
    for name in TAGS:
        if tag_key(name) not in there:
            Tag.objects.create(name=name)
