"""How prices, terms and addresses read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from subscriptions.models.offers import Form

if TYPE_CHECKING:
    from subscriptions.models import Order, PriceLine


def money(amount: Decimal, currency: str) -> str:
    """Return `1,200,000 VND`; cents are written only where there are any."""
    digits = 0 if amount == amount.to_integral_value() else 2
    return f"{number_format(amount, digits, force_grouping=True)} {currency}"


def term(months: int) -> str:
    """Return how long a term is, in years where it comes out even."""
    if months % 12 == 0:
        years = months // 12
        return ngettext("%(n)d year", "%(n)d years", years) % {"n": years}
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def line(price_line: PriceLine) -> str:
    """Return a line of the price list in words: what, in which form, how long, for how much."""
    return _("%(publication)s: %(form)s, %(term)s, %(price)s") % {
        "publication": price_line.offer.title,
        "form": str(Form(price_line.form).label).lower().replace("epaper", "ePaper"),
        "term": term(price_line.months),
        "price": money(price_line.price, price_line.offer.currency),
    }


def total(order: Order) -> str:
    """Return what an order costs altogether."""
    return money(order.price * order.copies, order.currency)


def address(order: Order) -> str:
    """Return where the printed copies go, a line a part; "" for an ePaper."""
    place = " ".join(part for part in (order.postcode, order.city) if part)
    lines = [order.name, order.company, order.street, place, order.country]
    return "\n".join(part for part in lines if part) if order.street else ""
