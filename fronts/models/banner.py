from __future__ import annotations

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from fronts.querysets import BannerQuerySet

LONGEST = timedelta(hours=24)


class Banner(models.Model):
    """One line of breaking news above every page, for some hours at most."""

    words = models.CharField(_("words"), max_length=140, help_text=_("One sentence."))
    article = models.ForeignKey(
        Article,
        verbose_name=_("story"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Readers are led there as soon as it is live. Empty: the words alone."),
    )
    is_on = models.BooleanField(_("switched on"), default=False)
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("until"), help_text=_("It goes by itself then. At most 24 hours after it began.")
    )

    objects = BannerQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("breaking banner")
        verbose_name_plural = _("breaking banners")
        indexes = [models.Index(fields=["is_on", "ends_at"], name="banner_showing")]

    def __str__(self) -> str:
        return self.words

    def is_showing(self, at: datetime | None = None) -> bool:
        """Say whether readers see it at the moment `at` (now, if not given)."""
        return self.is_on and self.starts_at <= (at or timezone.now()) < self.ends_at

    def clean(self) -> None:
        """Refuse, beside the field, an end that is missing, before the beginning or far away."""
        super().clean()
        if not self.ends_at or not self.starts_at:
            return
        if self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": gettext("It ends before it begins.")})
        if self.ends_at - self.starts_at > LONGEST:
            raise ValidationError(
                {"ends_at": gettext("24 hours at most: what is older is not breaking any more.")}
            )
