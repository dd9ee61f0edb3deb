"""Newsletters that editors define, and the addresses that have confirmed they want one."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sections.models import Section
from subscriptions.querysets import NewsletterQuerySet, SignUpQuerySet


class Rhythm(models.TextChoices):
    """How often a newsletter comes."""

    DAILY = "daily", _("Every day")
    WORKDAYS = "workdays", _("On working days")
    WEEKLY = "weekly", _("Once a week")


class Newsletter(models.Model):
    """A list that readers can put themselves on. Its issues are sent by a mailing service."""

    title = models.CharField(_("title"), max_length=80)
    slug = models.SlugField(_("short name"), unique=True, help_text=_("Names it in the export."))
    brings = models.CharField(
        _("what it brings"), max_length=240, help_text=_("One or two sentences for readers.")
    )
    rhythm = models.CharField(_("how often"), max_length=8, choices=Rhythm, default=Rhythm.WEEKLY)
    section = models.ForeignKey(
        Section, verbose_name=_("section"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="newsletters",
        help_text=_("It is suggested under the stories of this section. Empty: everywhere."),
    )  # fmt: skip
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_open = models.BooleanField(_("readers can sign up"), default=True)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page on which readers sign up."""
        return reverse("newsletters")


class SignUp(models.Model):
    """One address on one newsletter. There is none before it is confirmed, and none after.

    Until the button behind the mailed link is pressed, address and wish are only in the link.
    """

    newsletter = models.ForeignKey(
        Newsletter, verbose_name=_("newsletter"), on_delete=models.CASCADE, related_name="sign_ups"
    )
    email = models.EmailField(_("e-mail address"))
    asked_at = models.DateTimeField(_("asked for"))
    confirmed_at = models.DateTimeField(_("confirmed"))

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["email"]
        verbose_name = _("address on a newsletter")
        verbose_name_plural = _("addresses on newsletters")
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "email"], name="sign_up_once")
        ]
        indexes = [models.Index(fields=["email"], name="sign_up_of_address")]

    def __str__(self) -> str:
        return f"{self.email}: {self.newsletter_id}"
