from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.listings import Listed
from fronts.querysets import CoverageQuerySet
from photos.models import Photo


class Coverage(models.Model):
    """A running event: what it is, its timeline, and every story about it."""

    title = models.CharField(_("title"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=90,
        unique=True,
        help_text=_("As in /coverage/storm-in-the-delta/."),
    )
    introduction = models.TextField(_("introduction"), max_length=600)
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    shown = models.BooleanField(_("shown to readers"), default=False)
    began_at = models.DateTimeField(_("began"), default=timezone.now)
    closed_at = models.DateTimeField(
        _("closed"),
        null=True,
        blank=True,
        help_text=_("Empty: it is live. From then on the page says that it is over."),
    )

    objects = CoverageQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]
        verbose_name = _("coverage")
        verbose_name_plural = _("coverages")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return `/coverage/<slug>/`."""
        return reverse("coverage", args=[self.slug])

    @property
    def is_running(self) -> bool:
        """Whether the event goes on."""
        return self.closed_at is None or self.closed_at > timezone.now()


class CoverageStory(Listed):
    """A story about an event. A key story has a rank; the others are listed by time."""

    coverage = models.ForeignKey(
        Coverage, on_delete=models.CASCADE, related_name="coverage_stories"
    )
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="coverage_stories")
    key_rank = models.PositiveSmallIntegerField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coverage", "article"], name="coverage_story_unique")
        ]
        indexes = [
            models.Index(fields=["coverage", "-live_from", "-article"], name="coverage_newest")
        ]

    def __str__(self) -> str:
        return f"{self.coverage_id}: {self.article_id}"


class CoverageEntry(models.Model):
    """One line of an event's timeline."""

    coverage = models.ForeignKey(Coverage, on_delete=models.CASCADE, related_name="entries")
    at = models.DateTimeField(_("time"))
    words = models.CharField(_("what happened"), max_length=300)
    article = models.ForeignKey(
        Article,
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("line of the timeline")
        verbose_name_plural = _("timeline")

    def __str__(self) -> str:
        return self.words
