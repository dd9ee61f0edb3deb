"""What can be ordered: a publication, and what it costs in which form for how long."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from photos.models import Photo
from subscriptions.querysets import OfferQuerySet, PriceLineQuerySet

LONGEST_TERM = 60  # months


class Form(models.TextChoices):
    """How a publication comes to its reader."""

    PRINT = "print", _("Printed, by post")
    EPAPER = "epaper", _("ePaper")
    BOTH = "both", _("Printed and ePaper")


class Offer(models.Model):
    """One publication that readers can order. The chief editor keeps these."""

    title = models.CharField(_("publication"), max_length=120)
    slug = models.SlugField(_("short name"), unique=True, help_text=_("Stands in links to it."))
    introduction = models.TextField(
        _("introduction"), help_text=_("Two or three sentences: what it is, how often it comes.")
    )
    cover = models.ForeignKey(
        Photo, verbose_name=_("picture"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    currency = models.CharField(
        _("currency"),
        max_length=3,
        default="VND",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, as in VND."))],
    )
    epaper = models.SlugField(
        _("ePaper it opens"),
        blank=True,
        help_text=_("The last word of the ePaper's address: “vir” for /epaper/vir/. Empty: none."),
    )
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)
    is_open = models.BooleanField(_("can be ordered"), default=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]
        verbose_name = _("offer")
        verbose_name_plural = _("offers")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return where this offer stands on the page of subscriptions."""
        return f"{reverse('subscription_form')}#{self.slug}"


class PriceLine(models.Model):
    """One line of an offer's price list."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="lines")
    form = models.CharField(_("form"), max_length=6, choices=Form, default=Form.PRINT)
    months = models.PositiveSmallIntegerField(
        _("months"), default=12,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)],
    )  # fmt: skip
    price = models.DecimalField(
        _("price"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )

    objects = PriceLineQuerySet.as_manager()

    class Meta:
        ordering = ["form", "months"]
        verbose_name = _("line of the price list")
        verbose_name_plural = _("price list")
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "form", "months"],
                name="price_line_once",
                violation_error_message=_("This form and term stand in the list already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.offer_id}: {self.form}, {self.months}"
