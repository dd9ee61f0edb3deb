from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from fronts.querysets import FrontQuerySet, SlotQuerySet
from photos.models import Photo
from publishing.models import Versioned
from sections.models import Section


class FrontKind(models.TextChoices):
    """Which page a front is. Its layout is code: `fronts/layouts.py`."""

    HOME = "home", _("Home page")
    TOP_NEWS = "top-news", _("Top News")
    HIGHLIGHT = "highlight", _("Highlight")
    SECTION = "section", _("Section")


class Front(Versioned):
    """A page whose places editors fill: the home page, a section's front, an ordered list.

    Its slots exist twice: as they are being arranged, and as readers see them.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=FrontKind, editable=False)
    section = models.OneToOneField(
        Section,
        verbose_name=_("section"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="front",
    )
    has_changes = models.BooleanField(
        default=False,
        editable=False,
        help_text="Whether the arrangement is ahead of what readers see.",
    )
    published_at = models.DateTimeField(null=True, editable=False)

    objects = FrontQuerySet.as_manager()

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(section=None), name="front_of_paper_unique"
            ),
        ]

    def __str__(self) -> str:
        return str(self.section) if self.section else str(FrontKind(self.kind).label)

    @property
    def key(self) -> str:
        """What pages that show it are made of: see `pagecache`."""
        return f"front/section/{self.section_id}" if self.section_id else f"front/{self.kind}"

    def get_absolute_url(self) -> str:
        """Return the address of the page that readers see."""
        if self.section:
            return self.section.get_absolute_url()
        return reverse({"top-news": "top_news"}.get(self.kind, self.kind))


class Slot(models.Model):
    """A story at one position of a front, by an editor's hand, with words of its own there."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="slots")
    shown = models.BooleanField(
        default=False, help_text="Part of what readers see; else of what is being arranged."
    )
    place = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="slots")
    placed_at = models.DateTimeField(default=timezone.now)
    headline = models.CharField(
        _("headline"), max_length=120, blank=True, help_text=_("Empty: the story's own.")
    )
    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("Empty: the story's own.")
    )
    standfirst = models.TextField(
        _("standfirst"), max_length=400, blank=True, help_text=_("Empty: the story's own.")
    )
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Empty: the story's own."),
    )
    starts_at = models.DateTimeField(
        _("stands here from"), null=True, blank=True, help_text=_("Empty: at once.")
    )
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Empty: until somebody takes it out.")
    )
    greatest_age = models.PositiveSmallIntegerField(
        _("greatest age, in hours"),
        null=True,
        blank=True,
        help_text=_("A story that came out longer ago leaves this place. Empty: never."),
    )

    objects = SlotQuerySet.as_manager()

    class Meta:
        ordering = ["place", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["front", "shown", "article"], name="slot_story_once_a_front"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.position + 1}: {self.article_id}"

    @property
    def moments(self) -> list[datetime]:
        """The moments at which it begins or ends to stand there, without anybody's doing."""
        moments = [self.starts_at, self.ends_at]
        if self.greatest_age and self.article.live_from:
            moments.append(self.article.live_from + timedelta(hours=self.greatest_age))
        return [moment for moment in moments if moment is not None]
