from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from ratings.querysets import RatingQuerySet, RatingSumQuerySet

FEWEST, MOST = 1, 5


class Voice(models.TextChoices):
    """Who speaks. The three are counted apart, so that none can move another's average."""

    READER = "reader", _("Readers")
    VISITOR = "visitor", _("Visitors without an account")
    MODERATOR = "moderator", _("Moderators")


class Rating(models.Model):
    """The stars that one voter gave one story. Changing them changes this row.

    Readers and moderators are users; one person who is both has two rows, one a voice. A visitor
    is the random text in their signed cookie. Only `ratings.actions` writes here.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="ratings")
    voice = models.CharField(max_length=9, choices=Voice)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="ratings"
    )
    visitor = models.CharField(max_length=32, default="")
    stars = models.PositiveSmallIntegerField(_("stars"))
    given_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = RatingQuerySet.as_manager()

    class Meta:
        verbose_name = _("stars given")
        verbose_name_plural = _("stars given")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "voice", "user"],
                condition=Q(user__isnull=False),
                name="rating_once_a_user",
            ),
            models.UniqueConstraint(
                fields=["article", "visitor"],
                condition=~Q(visitor=""),
                name="rating_once_a_visitor",
            ),
            models.CheckConstraint(
                condition=Q(stars__gte=FEWEST, stars__lte=MOST), name="rating_one_to_five"
            ),
            models.CheckConstraint(
                condition=(
                    Q(voice=Voice.VISITOR, user__isnull=True) & ~Q(visitor="")
                    | Q(voice__in=[Voice.READER, Voice.MODERATOR], user__isnull=False, visitor="")
                ),
                name="rating_has_one_voter",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stars} ({self.voice}) {self.article_id}"


class RatingSum(models.Model):
    """How many voters of one voice rated a story, and their stars added up.

    Moved in the transaction that writes the rating, so it is exact at every moment;
    `manage.py recount_ratings` proves it.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="rating_sums")
    voice = models.CharField(max_length=9, choices=Voice)
    count = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    objects = RatingSumQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "voice"], name="rating_sum_unique"),
            models.CheckConstraint(
                condition=Q(total__gte=F("count") * FEWEST, total__lte=F("count") * MOST),
                name="rating_sum_possible",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.voice}: {self.total}/{self.count}"


class AddressTally(models.Model):
    """How many visitors' stars came from one address in one window of time.

    The address is a keyed hash whose key changes every day (see `ratings.limits`), and the row
    is deleted after two days: nobody can tell from it who was where.
    """

    address = models.CharField(max_length=64)
    window = models.CharField(max_length=40)
    count = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address", "window"], name="address_tally_unique")
        ]

    def __str__(self) -> str:
        return f"{self.window}: {self.count}"


class Story(Article):
    """A live story as the moderators' list in the admin shows it. The same row as the Article."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("story to rate")
        verbose_name_plural = _("Rate stories")
