from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment

CONFIRMED_FOR = timedelta(days=30)


class Guest(models.Model):
    """Somebody without an account: a mailbox, and a browser in which it is spoken for.

    `key` is the random text in that browser's signed cookie. A confirmed mailbox is confirmed for
    this browser only; who types the same address elsewhere has to open another letter.
    """

    key = models.CharField(max_length=32)
    email = models.EmailField()
    name = models.CharField(max_length=80)
    created = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "email"], name="guest_in_one_browser")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_confirmed(self) -> bool:
        """Whether this browser showed within the last 30 days that the mailbox is its owner's."""
        return self.confirmed_at is not None and self.confirmed_at > timezone.now() - CONFIRMED_FOR


class Complaint(models.TextChoices):
    """What a reader has against what another one says."""

    INSULT = "insult", _("It insults or threatens somebody")
    ADVERTISING = "advertising", _("It advertises something")
    OFF_TOPIC = "off topic", _("It is not about the story")
    PRIVATE = "private", _("It tells somebody's private data")
    FALSE = "false", _("It says something that is not true")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """One reader's word to the moderators about what another one says. Once each."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sender = models.CharField(max_length=64, blank=True, editable=False)
    complaint = models.CharField(_("reason"), max_length=12, choices=Complaint)
    note = models.CharField(_("note"), max_length=300, blank=True)
    created = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(
        "comments.Decision", null=True, on_delete=models.SET_NULL, related_name="settled"
    )

    class Meta:
        ordering = ["created", "pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "user"],
                condition=models.Q(user__isnull=False),
                name="report_once_a_reader",
            ),
            models.UniqueConstraint(
                fields=["comment", "sender"],
                condition=~models.Q(sender=""),
                name="report_once_an_address",
            ),
        ]
        indexes = [
            models.Index(
                fields=["comment"],
                condition=models.Q(settled_by=None),
                name="report_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.complaint}"


class Tally(models.Model):
    """How often something happened in one window of time; see `comments.limits`."""

    key = models.CharField(max_length=90)
    window = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "window"], name="comments_tally_unique")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.window}: {self.count}"
