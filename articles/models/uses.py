from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from photos.models import Photo


class UsePlace(models.TextChoices):
    """Where in a story something is used."""

    LEAD = "lead", _("lead photo")
    BODY = "body", _("in the text")
    PICKED = "picked", _("related contents")


class Use(models.Model):
    """What a story refers to, written with every save: the body itself holds only numbers.

    `published` tells the published face from the newest revision.
    """

    place = models.CharField(max_length=6, choices=UsePlace)
    position = models.PositiveSmallIntegerField(default=0)
    published = models.BooleanField(default=False)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class PhotoUse(Use):
    """A photo in a story. Protects the photo: what is used cannot be deleted from the library."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="photo_uses"
    )
    photo = models.ForeignKey(Photo, on_delete=models.PROTECT, related_name="uses")

    def __str__(self) -> str:
        return f"{self.photo_id} in {self.article_id}"


class StoryUse(Use):
    """A story that another story points to: in a related box, or picked for Related Contents."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="story_uses"
    )
    story = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="used_in")

    def __str__(self) -> str:
        return f"{self.story_id} in {self.article_id}"
