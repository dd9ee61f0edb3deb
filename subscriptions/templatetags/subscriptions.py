"""`{% load subscriptions %}`: prices and terms in words."""

from __future__ import annotations

from typing import Any

from django import template

from accounts.models import User
from subscriptions import display, links
from subscriptions.models import Offer, Order, PriceLine, SignUp, State

register = template.Library()
SHOWN = 10


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


@register.inclusion_tag("subscriptions/parts/my_orders.html")
def my_orders(user: User) -> dict[str, Any]:
    """What `user` ordered, newest first, with how far each order is. One query."""
    return {"orders": list(Order.objects.of(user).order_by("-created")[:SHOWN])}


@register.inclusion_tag("subscriptions/parts/my_newsletters.html")
def my_newsletters(user: User) -> dict[str, Any]:
    """Which newsletters come to the address of `user`, and the way to change that. One query.

    Whoever is signed in has confirmed their address, so they need no mailed link.
    """
    return {
        "sign_ups": list(SignUp.objects.of(user.email)),
        "link": links.make(links.MINE, email=user.email),
    }
