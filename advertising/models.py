from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from advertising.places import PLACES
from advertising.querysets import AdvertisementQuerySet
from photos.models import Photo


def only_places(value: object) -> None:
    """Raise ValidationError unless `value` is a list of places that there are, one at least."""
    if not isinstance(value, list) or not value or not set(value) <= PLACES.keys():
        raise ValidationError(_("Choose at least one place."))


class Advertisement(models.Model):
    """A picture with words and a link, booked into places for a time."""

    title = models.CharField(
        _("title"), max_length=80, help_text=_("Stands beside the picture, up to three lines.")
    )
    words = models.CharField(
        _("one more line"), max_length=140, blank=True, help_text=_("Only where there is room.")
    )
    photo = models.ForeignKey(
        Photo,
        verbose_name=_("picture"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="advertisements",
        help_text=_("From the photo library; it is shown in the shape 3:2."),
    )
    alt = models.CharField(
        _("description of the picture"),
        max_length=300,
        blank=True,
        help_text=_("For those who cannot see it. Empty: the title says it all."),
    )
    link = models.URLField(
        _("link"),
        validators=[URLValidator(schemes=["https"])],
        error_messages={"invalid": _("Enter an address that begins with https://")},
    )
    places = models.JSONField(_("places"), default=list, validators=[only_places])
    starts_at = models.DateTimeField(_("starts"), default=timezone.now)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True, help_text=_("Empty: never."))
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(10)],
        help_text=_(
            "1 to 10. Beside another one of weight 1, one of weight 3 has three pages of four."
        ),
    )
    is_active = models.BooleanField(_("booked"), default=True)

    objects = AdvertisementQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("advertisement")
        verbose_name_plural = _("advertisements")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("starts_at")),
                name="advertisement_ends_after_its_start",
                violation_error_message=_("It has to end after it starts."),
            ),
        ]
        indexes = [
            models.Index(fields=["is_active", "starts_at"], name="advertisement_showing"),
        ]

    def __str__(self) -> str:
        return self.title

    def is_showing(self, at: datetime) -> bool:
        """Say whether it stands in its places at `at`."""
        begun = self.starts_at <= at and (self.ends_at is None or at < self.ends_at)
        return self.is_active and begun and self.photo_id is not None

    def overlaps(self, other: Advertisement) -> bool:
        """Say whether there is a moment at which both are booked, wherever they stand."""
        mine = self.ends_at is None or other.starts_at < self.ends_at
        theirs = other.ends_at is None or self.starts_at < other.ends_at
        return mine and theirs
