from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.listings import Listed
from articles.querysets import AuthorQuerySet
from photos.models import Photo
from publishing.addresses import address_of
from publishing.text import LONGEST_KEY, alphabetical_key


class Author(models.Model):
    """Somebody whose name stands under stories. A guest needs no log-in."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    portrait = models.ForeignKey(
        Photo,
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.CharField(
        _("what they do here"),
        max_length=80,
        blank=True,
        help_text=_("As readers are told, such as “Markets editor”."),
    )
    bio = models.TextField(_("short life"), blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("log-in"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("Whose stories these are in the newsroom. Guests have none."),
    )

    sort_key = models.CharField(
        max_length=LONGEST_KEY,
        editable=False,
        default="",
        db_index=True,
        help_text="The place in the index, in Vietnamese order.",
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the place in the index following the name, however it was written."""
        self.sort_key = alphabetical_key(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return `/author/<slug>/`."""
        return address_of("author", self.slug)


class CreditRole(models.TextChoices):
    """What a person did for a story."""

    WRITER = "writer", _("Writer")
    REPORTER = "reporter", _("Additional reporting")
    PHOTOGRAPHER = "photographer", _("Photographs")
    GRAPHICS = "graphics", _("Graphics")
    VIDEO = "video", _("Video")
    TRANSLATOR = "translator", _("Translation")
    EDITOR = "editor", _("Editing")


class Credit(Listed):
    """One name in a story's byline, in its place.

    `name` keeps the spelling of the day it was printed, so a byline outlives a deleted author
    and a guest needs no author page.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="credits"
    )
    author = models.ForeignKey(
        Author, null=True, blank=True, on_delete=models.SET_NULL, related_name="credits"
    )
    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(
        _("role"), max_length=12, choices=CreditRole, default=CreditRole.WRITER
    )
    text_before = models.CharField(
        _("words before"),
        max_length=40,
        blank=True,
        help_text=_("Such as “By”, “and”, “in Hanoi”."),
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [
            models.Index(fields=["author", "-live_from", "-article"], name="credit_newest"),
            # The newsroom walks by number: what was begun last stands first.
            models.Index(fields=["author", "-article"], name="credit_desk"),
        ]

    def __str__(self) -> str:
        return self.name
