from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from publishing.states import State


class Versioned(models.Model):
    """What several people may change: of two who began at the same version, one succeeds.

    Each write claims the next version first (`publishing.actions.claim_version`).
    """

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


class Publishable(Versioned):
    """What is drafted, reviewed, published and withdrawn. Knows nothing of what it holds."""

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    published_at = models.DateTimeField(
        _("publish time"),
        null=True,
        blank=True,
        help_text=_("Leave empty to publish at once. A later time publishes by itself."),
    )
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("Readers see nothing of it before this time, whatever the publish time says."),
    )
    live_from = models.DateTimeField(null=True, editable=False)
    updated_at = models.DateTimeField(_("updated"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_to = models.CharField(
        _("redirect to"),
        max_length=300,
        blank=True,
        editable=False,
        help_text=_("Where readers of the old address are sent. Empty: the page says it is gone."),
    )

    class Meta:
        abstract = True

    def is_live(self, at: datetime | None = None) -> bool:
        """Say whether the public may see it at the moment `at` (now, if not given)."""
        return (
            self.state == State.PUBLISHED
            and self.live_from is not None
            and self.live_from <= (at or timezone.now())
        )

    def is_scheduled(self, at: datetime | None = None) -> bool:
        """Say whether it is published for a moment that is still to come."""
        return self.state == State.PUBLISHED and not self.is_live(at)


class Revision(models.Model):
    """One save, never changed afterwards: everything an editor wrote, as JSON."""

    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"#{self.number}"


class LogEntry(models.Model):
    """Who did what to a piece of work, and when. Written by actions, read by the newsroom."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=30)
    note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id", "-at"], name="log_of_object")]
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")

    def __str__(self) -> str:
        return f"{self.verb} {self.at:%Y-%m-%d %H:%M}"
