"""`{% load subscriptions %}`: prices and terms in words."""

from django import template

from subscriptions import display
from subscriptions.models import Offer, Order, PriceLine, State

register = template.Library()


@register.filter
def term(months: int) -> str:
    """`12` as “1 year”."""
    return display.term(months)


@register.simple_tag
def price_of(line: PriceLine, offer: Offer) -> str:
    """A line's price with the currency of its offer."""
    return display.money(line.price, offer.currency)


@register.simple_tag
def waiting_orders() -> int:
    """How many orders nobody has confirmed yet."""
    return Order.objects.filter(state=State.NEW).count()
