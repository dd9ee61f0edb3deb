from __future__ import annotations

import unicodedata
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from articles.querysets import TagQuerySet
from photos.models import Photo
from publishing.addresses import address_of
from publishing.text import LONGEST_KEY, alphabetical_key, ascii_slug
from sections.models import Section


class Listed(models.Model):
    """A story's place in some list.

    It carries a copy of the story's `live_from` (null while the story is not published), so that
    "the newest in this section, tag, theme, by this author" is one walk along one index, however
    many stories there are. Only `articles.actions` writes it.
    """

    live_from = models.DateTimeField(null=True, editable=False)

    class Meta:
        abstract = True


class PlacementReason(models.TextChoices):
    """Why a story stands in a section."""

    MAIN = "main", _("its section")
    ALSO = "also", _("also placed here")
    PARENT = "parent", _("part of this section")


class Placement(Listed):
    """A story in a section: its main one, another one chosen, or the section above either."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="placements"
    )
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="placements")
    reason = models.CharField(max_length=6, choices=PlacementReason)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "section"], name="placement_unique")
        ]
        indexes = [
            models.Index(fields=["section", "-live_from", "-article"], name="placement_newest"),
            models.Index(fields=["section", "-article"], name="placement_desk"),
        ]

    def __str__(self) -> str:
        return f"{self.section_id}: {self.article_id}"


def tag_key(name: str) -> str:
    """Return what makes two spellings of a tag the same: composed, without capitals, trimmed."""
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


class Tag(TagBase):
    """A word that stories share. One spelling each: `WIPO` and `wipo` are the same tag."""

    key = models.CharField(
        max_length=120,
        unique=True,
        editable=False,
        help_text="The name without regard to capitals; the database cannot fold Vietnamese.",
    )

    sort_key = models.CharField(
        max_length=LONGEST_KEY,
        editable=False,
        default="",
        db_index=True,
        help_text="Its place in the index, in Vietnamese order.",
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with both keys following the name, so that no way of writing a tag can skip it."""
        self.key = tag_key(self.name)
        self.sort_key = alphabetical_key(self.name)
        super().save(*args, **kwargs)

    def with_keys(self) -> Self:
        """Return this new tag with all that `save` would fill in, for one that is not saved."""
        self.key = tag_key(self.name)
        self.sort_key = alphabetical_key(self.name)
        self.slug = self.slugify(self.name)
        return self

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the address of a tag, Vietnamese letters transliterated; `i` numbers a second."""
        slug = ascii_slug(tag) or "tag"
        return f"{slug}-{i}" if i is not None else slug

    def get_absolute_url(self) -> str:
        """Return `/tag/<slug>/`."""
        return address_of("tag", self.slug)


class MergedTag(models.Model):
    """A spelling merged into a tag: stories that name it get that tag, links lead there."""

    key = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=100, allow_unicode=True)
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="merged")

    def __str__(self) -> str:
        return f"{self.key}: {self.tag_id}"


class ArticleTag(ItemBase, Listed):
    """A story's tag."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="article_tags"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="article_tag_unique")
        ]
        indexes = [
            models.Index(
                fields=["tag", "-live_from", "-content_object"], name="article_tag_newest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tag_id}: {self.content_object_id}"


class Theme(models.Model):
    """A dossier on a topic."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    introduction = models.TextField(_("introduction"), blank=True)
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return `/theme/<slug>/`."""
        return address_of("theme", self.slug)

    def pinned_ids(self) -> list[int]:
        """Return the ids of the stories pinned to it, in order, live or not."""
        return list(self.pins.values_list("article_id", flat=True))


class ArticleTheme(Listed):
    """A story in a theme."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="article_themes"
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="article_themes")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "theme"], name="article_theme_unique")
        ]
        indexes = [
            models.Index(fields=["theme", "-live_from", "-article"], name="article_theme_newest")
        ]

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.article_id}"


class ThemePin(models.Model):
    """A story that editors keep at the head of a theme, in its place among them."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="pins")
    article = models.ForeignKey(
        "articles.Article",
        verbose_name=_("story"),
        on_delete=models.CASCADE,
        related_name="theme_pins",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("pinned story")
        verbose_name_plural = _("pinned stories")
        constraints = [
            models.UniqueConstraint(fields=["theme", "article"], name="theme_pin_unique")
        ]

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.article_id}"
