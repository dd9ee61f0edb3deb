from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.querysets import CommentQuerySet


class Standing(models.TextChoices):
    """Where a comment stands. Only what is shown reaches the page."""

    UNCONFIRMED = "unconfirmed", _("Not confirmed by its sender")
    WAITING = "waiting", _("Waiting")
    SHOWN = "shown", _("Let through")
    REFUSED = "refused", _("Refused")
    GONE = "gone", _("Taken back by its sender")


class Reason(models.TextChoices):
    """Why a moderator refused a comment, or banned its sender."""

    INSULT = "insult", _("Insult or hatred")
    ADVERTISING = "advertising", _("Advertising")
    OFF_TOPIC = "off topic", _("Not about the story")
    PRIVATE = "private", _("Somebody's private data")
    UNPROVEN = "unproven", _("An accusation without proof")
    UNREADABLE = "unreadable", _("Cannot be read")


class Comment(models.Model):
    """What one reader says under one story. Moderators decide on it, its sender may change it."""

    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="comments"
    )
    answer_to = models.ForeignKey(
        "self",
        verbose_name=_("answer to"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reader"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="comments",
    )
    guest = models.ForeignKey(
        "comments.Guest", null=True, on_delete=models.SET_NULL, related_name="comments"
    )
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail address"), blank=True)
    text = models.TextField(_("text"))
    stars = models.PositiveSmallIntegerField(_("stars given with it"), null=True)
    created = models.DateTimeField(_("said"), default=timezone.now)
    edited_at = models.DateTimeField(_("changed by its sender"), null=True)
    state = models.CharField(_("state"), max_length=12, choices=Standing, default=Standing.WAITING)

    # What was seen when it came; the moderators' queue is ordered by it.
    is_first = models.BooleanField(_("first comment"), default=False)
    has_link = models.BooleanField(_("has a link"), default=False)
    word = models.CharField(_("word on the list"), max_length=80, blank=True)
    in_flood = models.BooleanField(_("came in a flood"), default=False)

    # What makes two of them the same: for one speaker, and for anybody.
    fingerprint = models.CharField(max_length=64, editable=False)
    content = models.CharField(max_length=64, blank=True, editable=False)
    sender = models.CharField(max_length=64, blank=True, editable=False)

    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    claimed_until = models.DateTimeField(null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["created", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            # A double click, a reloaded page, two tabs: the second one finds the first.
            models.UniqueConstraint(fields=["article", "fingerprint"], name="comment_said_once"),
            models.CheckConstraint(
                condition=~models.Q(state=Standing.REFUSED) | ~models.Q(reason=""),
                name="comment_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(stars=None) | models.Q(stars__gte=1, stars__lte=5),
                name="comment_one_to_five_stars",
            ),
        ]
        indexes = [
            # The count beside a story and the list under it walk only this.
            models.Index(
                fields=["article", "created"],
                condition=models.Q(state=Standing.SHOWN),
                name="comment_shown",
            ),
            # The desk's piles, newest first, and what waits.
            models.Index(fields=["state", "id"], name="comment_pile"),
            # A state comes as a parameter, of which SQLite can prove nothing.
            models.Index(
                fields=["state", "id"],
                condition=models.Q(decided_at=None),
                name="comment_unread",
            ),
            models.Index(fields=["article", "-created"], name="comment_of_story"),
            models.Index(fields=["content", "-created"], name="comment_content"),
            models.Index(
                fields=["sender", "created"],
                condition=~models.Q(sender=""),
                name="comment_sender",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        """Return the address of this comment under its story."""
        return f"{self.article.get_absolute_url()}#comment-{self.pk}"

    @property
    def is_shown_unread(self) -> bool:
        """Whether it is on the page though no moderator has read it."""
        return self.state == Standing.SHOWN and self.decided_at is None
