"""An order: what was ordered at which price, by whom, to where, and how far it is."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from subscriptions.models.offers import Form, Offer
from subscriptions.querysets import OrderQuerySet


class State(models.TextChoices):
    """How far an order is."""

    NEW = "new", _("New")
    CONFIRMED = "confirmed", _("Confirmed")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")
    CANCELLED = "cancelled", _("Cancelled")


class Order(models.Model):
    """What somebody ordered. Publication and price are copied, so a new price list changes none.

    Only `subscriptions.actions` writes here.
    """

    number = models.CharField(_("number"), max_length=9, unique=True)
    token = models.UUIDField(unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.NEW)
    created = models.DateTimeField(_("came"), default=timezone.now)

    offer = models.ForeignKey(
        Offer, verbose_name=_("offer"), null=True, on_delete=models.SET_NULL, related_name="orders"
    )
    publication = models.CharField(_("publication"), max_length=120)
    epaper = models.SlugField(_("ePaper it opens"), blank=True)
    form = models.CharField(_("form"), max_length=6, choices=Form)
    months = models.PositiveSmallIntegerField(_("months"))
    price = models.DecimalField(_("price of one"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    wanted_from = models.DateField(_("wanted from"), null=True, blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("last day"), null=True, blank=True)

    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    company = models.CharField(_("company"), max_length=120, blank=True)
    tax_number = models.CharField(_("tax number"), max_length=20, blank=True)
    street = models.CharField(_("street and house"), max_length=200, blank=True)
    city = models.CharField(_("city or province"), max_length=80, blank=True)
    postcode = models.CharField(_("postcode"), max_length=16, blank=True)
    country = models.CharField(_("country"), max_length=60, blank=True)
    remark = models.TextField(_("remark"), blank=True)

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reader"), null=True,
        on_delete=models.SET_NULL, related_name="orders",
    )  # fmt: skip
    sender = models.CharField(max_length=64, blank=True, editable=False)

    objects = OrderQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=[State.CONFIRMED, State.RUNNING, State.ENDED])
                | models.Q(starts__isnull=False, ends__isnull=False),
                name="order_that_runs_has_a_term",
            ),
            models.CheckConstraint(
                condition=models.Q(copies__gte=1), name="order_of_at_least_one"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-created"], name="order_list"),
            models.Index(fields=["email"], name="order_of_address"),
            models.Index(
                fields=["sender", "created"], condition=~models.Q(sender=""), name="order_sender"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.publication}"

    def get_absolute_url(self) -> str:
        """Return the page that says thanks for it; nobody guesses the address."""
        return reverse("ordered", args=[self.token])

    @property
    def is_printed(self) -> bool:
        """Say whether something has to be carried to an address."""
        return self.form != Form.EPAPER

    @property
    def opens_epaper(self) -> bool:
        """Say whether an ePaper belongs to it."""
        return self.form != Form.PRINT and bool(self.epaper)
