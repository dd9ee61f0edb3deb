"""The letters about an order. No word a stranger typed stands in one that goes to a stranger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts import mailing
from pages.models import Masthead, Subject
from pages.tasks import reply_address
from subscriptions import display

if TYPE_CHECKING:
    from subscriptions.models import Order


def thank(order: Order, *, site: str) -> None:
    """Mail the orderer the number and what happens next, within the measure for strangers."""
    if mailing.may_mail_stranger(order.email):
        mailing.send("subscriptions/email/ordered", to=order.email, context=_facts(order, site))


def tell_the_desk(order: Order, *, site: str) -> None:
    """Mail the desk of subscriptions; “Reply” answers the orderer. Nothing without an address."""
    desk = Masthead.objects.current().address_for(Subject.SUBSCRIPTIONS)
    if desk:
        mailing.send(
            "subscriptions/email/for_the_desk",
            to=desk,
            context=_facts(order, site),
            reply_to=reply_address(order.name, order.email),
        )


def tell_of_the_term(order: Order, *, site: str) -> None:
    """Mail the orderer that the order is confirmed, and for which days."""
    mailing.send("subscriptions/email/confirmed", to=order.email, context=_facts(order, site))


def _facts(order: Order, site: str) -> dict[str, Any]:
    masthead = Masthead.objects.current()
    return {
        "order": order,
        "paper": masthead.name,
        "contact": masthead.address_for(Subject.SUBSCRIPTIONS),
        "site": site.rstrip("/"),
        "term": display.term(order.months),
        "total": display.total(order),
        "address": display.address(order),
    }
