from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Prefetch, Q

if TYPE_CHECKING:
    from accounts.models import User
    from subscriptions.models import (  # noqa: F401  (named in the base classes)
        Newsletter,
        Offer,
        Order,
        PriceLine,
        SignUp,
    )


def by_form() -> models.Case:
    """Return the order in which forms stand in a price list: printed, ePaper, both."""
    order = ("print", "epaper", "both")
    whens = [models.When(form=form, then=place) for place, form in enumerate(order)]
    return models.Case(*whens, output_field=models.PositiveSmallIntegerField())


class OfferQuerySet(models.QuerySet["Offer"]):
    """Reads of what can be ordered."""

    def open(self) -> Self:
        """Keep what can be ordered now: open, and with a price."""
        return self.filter(is_open=True, lines__isnull=False).distinct()

    def with_prices(self) -> Self:
        """Fetch the price lists (`.lines.all()`) and pictures along: two queries, however many."""
        from subscriptions.models import PriceLine

        lines = PriceLine.objects.order_by(by_form(), "months")
        return self.select_related("cover").prefetch_related(Prefetch("lines", lines))


class PriceLineQuerySet(models.QuerySet["PriceLine"]):
    """Reads of price lists."""

    def open(self) -> Self:
        """Keep the lines of offers that can be ordered, in the order of the page."""
        lines = self.filter(offer__is_open=True).select_related("offer")
        return lines.order_by("offer__position", "offer__title", by_form(), "months")


class OrderQuerySet(models.QuerySet["Order"]):
    """Reads of orders."""

    def of(self, user: User) -> Self:
        """Keep what `user` ordered, signed in or with the address they have confirmed."""
        return self.filter(Q(user=user) | Q(email=user.email)) if user.email else self.none()

    def since(self, moment: datetime) -> Self:
        """Keep what came after `moment`."""
        return self.filter(created__gt=moment)

    def to_begin(self, day: date) -> Self:
        """Keep confirmed orders whose first day is `day` or was before."""
        return self.filter(state="confirmed", starts__lte=day)

    def to_end(self, day: date) -> Self:
        """Keep running orders whose last day was before `day`."""
        return self.filter(state="running", ends__lt=day)

    def with_open_epaper(self, day: date) -> Self:
        """Keep orders that open an ePaper on `day` or later."""
        return self.filter(state__in=["confirmed", "running"], ends__gte=day).exclude(
            Q(form="print") | Q(epaper="")
        )


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    """Reads of newsletters."""

    def open(self) -> Self:
        """Keep those that readers can sign up for."""
        return self.filter(is_open=True)

    def offered_to(self, email: str) -> Self:
        """Keep those that are open, and closed ones that come to `email` still."""
        return self.filter(Q(is_open=True) | Q(sign_ups__email=email)).distinct()


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Reads of who is on which newsletter; all of them have confirmed it."""

    def of(self, email: str) -> Self:
        """Keep what comes to `email`, with the newsletters."""
        found = self.filter(email=email).select_related("newsletter")
        return found.order_by("newsletter__position", "newsletter__title")
