from __future__ import annotations

from django.core.files.storage import Storage, storages
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.uploads import Uploaded
from photos.querysets import PhotoQuerySet


def originals() -> Storage:
    """Return where originals are kept: a place without an address, see docs/decisions/003."""
    return storages["originals"]


class Photo(Uploaded):
    """A picture in the library, as it came from the photographer or the agency.

    The original is kept as uploaded; readers only ever get renditions without its private data.
    `width` and `height` are those of the picture held upright, as readers see it.
    """

    file = models.FileField(_("file"), storage=originals, upload_to="%Y/%m/", max_length=200)
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    title = models.CharField(
        _("title"),
        max_length=150,
        blank=True,
        help_text=_("For finding it again. Readers do not see it. Empty: taken from the file."),
    )
    caption = models.TextField(
        _("caption"),
        blank=True,
        max_length=2000,
        help_text=_("What it shows. A story that leaves its caption empty inherits this one."),
    )
    agency_caption = models.TextField(
        _("agency caption"),
        blank=True,
        max_length=5000,
        help_text=_("As it came with the file. Readers do not see it."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=150,
        blank=True,
        help_text=_("The name alone. Readers see “Photo: name”."),
    )
    source = models.CharField(
        _("source"), max_length=150, blank=True, help_text=_("The agency or archive it came from.")
    )
    licence = models.CharField(_("licence"), max_length=150, blank=True)
    licence_ends = models.DateField(
        _("licence ends"),
        null=True,
        blank=True,
        help_text=_("The last day on which it may be used. Empty: no end."),
    )
    alt = models.CharField(
        _("description for those who cannot see it"),
        max_length=300,
        blank=True,
        help_text=_("One sentence. A story that leaves its description empty inherits this one."),
    )
    focus_x = models.PositiveSmallIntegerField(
        _("focal point, percent from the left"), default=50, validators=[MaxValueValidator(100)]
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focal point, percent from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=150, blank=True)
    crops = models.JSONField(
        default=list, editable=False, help_text='Crops that stories asked for: ["16:9@20,75"].'
    )
    renditions = models.JSONField(
        default=dict,
        editable=False,
        help_text="What is ready: {crop key: [widths]}. Written by photos.renditions alone.",
    )
    folded = models.TextField(editable=False, default="", help_text="Folded words for the picker.")
    version = models.PositiveIntegerField(default=0, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        indexes = [models.Index(fields=["licence_ends", "id"], name="photo_licence_ends")]

    def __str__(self) -> str:
        return self.title

    @property
    def focus(self) -> tuple[int, int]:
        """The focal point, in percent from the left and from the top."""
        return (self.focus_x, self.focus_y)

    def is_landscape(self) -> bool:
        """Say whether it is wider than high."""
        return self.width > self.height
