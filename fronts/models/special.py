from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from fronts.querysets import SpecialEditionQuerySet
from photos.models import Photo


class SpecialEdition(models.Model):
    """A numbered collection of stories with a cover, in an editor's order."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("address"), max_length=90, unique=True, help_text=_("As in /special-edition/tet-2026/.")
    )
    date = models.DateField(_("date"), default=timezone.localdate)
    cover = models.ForeignKey(
        Photo,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    introduction = models.TextField(_("introduction"), max_length=1000)
    shown = models.BooleanField(_("shown to readers"), default=False)
    stories = models.ManyToManyField(
        Article, through="fronts.SpecialStory", related_name="special_editions", editable=False
    )

    objects = SpecialEditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("special edition")
        verbose_name_plural = _("special editions")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return `/special-edition/<slug>/`."""
        return reverse("special_edition", args=[self.slug])


class SpecialStory(models.Model):
    """A story's place in a special edition."""

    edition = models.ForeignKey(
        SpecialEdition, on_delete=models.CASCADE, related_name="special_stories"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="special_stories")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "article"], name="special_story_unique")
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.article_id}"
