from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from comments.models.comment import Comment, Reason, Standing


class Verb(models.TextChoices):
    """What a moderator can do."""

    LET_THROUGH = "let through", _("let through")
    REFUSE = "refuse", _("refused")
    PUT_BACK = "put back", _("put back to waiting")
    BAN = "ban", _("banned")
    LIFT = "lift", _("lifted a ban")


class Ban(models.Model):
    """Somebody who may say nothing for a time: a reader, or the guest behind a mailbox.

    The mailbox is kept as a keyed hash: enough to know it again, and no address to lose.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reader"),
        null=True,
        on_delete=models.CASCADE,
        related_name="bans",
    )
    mailbox = models.CharField(max_length=64, blank=True, editable=False)
    name = models.CharField(_("name"), max_length=80)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    begun_at = models.DateTimeField(_("from"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True)

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False, mailbox="")
                | models.Q(user__isnull=True) & ~models.Q(mailbox=""),
                name="ban_of_one_sender",
            )
        ]
        indexes = [
            models.Index(
                fields=["mailbox"], condition=~models.Q(mailbox=""), name="ban_of_mailbox"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_in_force(self) -> bool:
        """Whether it holds at this moment."""
        return self.lifted_at is None and (self.until is None or self.until > timezone.now())


class Decision(models.Model):
    """One thing a moderator did, to one comment or to many at once. All of it can be undone."""

    verb = models.CharField(_("decision"), max_length=12, choices=Verb)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    ban = models.ForeignKey(Ban, null=True, on_delete=models.CASCADE, related_name="decisions")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d %H:%M}"


class Decided(models.Model):
    """What one decision did to one comment, and what was before it, so that it can be undone."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="items")
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    was_state = models.CharField(max_length=12, choices=Standing)
    was_reason = models.CharField(max_length=12, choices=Reason, blank=True)
    was_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    was_decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "comment"], name="decided_once_a_decision")
        ]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.comment_id}"
