from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.uploads import Uploaded
from publishing.models import Versioned
from videos.querysets import FilmQuerySet


class Container(models.TextChoices):
    """The two kinds of file that every browser plays from a plain `<video>`."""

    MP4 = "mp4", "MP4"
    WEBM = "webm", "WebM"

    @property
    def content_type(self) -> str:
        """What it is served as."""
        return f"video/{self.value}"


class CaptionLanguage(models.TextChoices):
    """What is spoken, and so what the captions are written in."""

    ENGLISH = "en", _("English")
    VIETNAMESE = "vi", _("Vietnamese")


class Film(Versioned, Uploaded):
    """A video file that the paper hosts itself. What a story shows of it: `articles.video`."""

    token = models.UUIDField(
        default=uuid4,
        unique=True,
        editable=False,
        help_text="In the addresses of its file and captions, so that nobody guesses one.",
    )
    file = models.FileField(_("file"), max_length=200, editable=False)
    container = models.CharField(max_length=4, choices=Container, editable=False)
    size = models.PositiveBigIntegerField(default=0, editable=False, help_text="In bytes.")
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    seconds = models.PositiveIntegerField(
        _("length"),
        default=0,
        help_text=_("As in 9:56. Read from the file where the file says it."),
    )
    title = models.CharField(
        _("title"),
        max_length=150,
        blank=True,
        help_text=_("For finding it again. Readers do not see it. Empty: the name of the file."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=150,
        blank=True,
        help_text=_("The name alone. Readers see “Video: name”."),
    )
    captions = models.TextField(
        default="", blank=True, editable=False, help_text="WebVTT, as videos.captions writes it."
    )
    language = models.CharField(
        _("language of the captions"),
        max_length=2,
        choices=CaptionLanguage,
        default=CaptionLanguage.ENGLISH,
    )

    objects = FilmQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("video")
        verbose_name_plural = _("videos")

    def __str__(self) -> str:
        return self.title

    @property
    def content_type(self) -> str:
        """What its file is served as."""
        return Container(self.container).content_type

    @property
    def captions_url(self) -> str:
        """The address of its captions track; "" without one. It changes when they do."""
        if not self.captions:
            return ""
        return f"{reverse('video_captions', args=[self.token])}?v={self.version}"
