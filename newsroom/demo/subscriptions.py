"""What the sample paper offers to subscribers, and a few orders to work through."""

from __future__ import annotations

import os
from typing import Any
from uuid import UUID

from accounts.models import User
from newsroom.demo import material
from photos.models import Photo
from sections.models import Section
from subscriptions import actions
from subscriptions.models import Newsletter, Offer, Order, PriceLine

SITE = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/"  # in the letters' links
ORDERERS = (
    "name", "email", "phone", "company", "tax_number", "street", "city", "postcode", "country",
    "remark",
)  # fmt: skip


def offer_all(photos: dict[str, Photo]) -> int:
    """Offer what is in the sample's list and not offered yet. Returns how many there are."""
    for position, entry in enumerate(material.data("subscriptions")["offer"]):
        facts = dict(entry)
        lines, cover = facts.pop("lines"), photos[facts.pop("cover")]
        offer, is_new = Offer.objects.get_or_create(
            slug=facts.pop("slug"), defaults={**facts, "cover": cover, "position": position}
        )
        if is_new:
            PriceLine.objects.bulk_create(PriceLine(offer=offer, **line) for line in lines)
    return Offer.objects.count()


def start_newsletters(sections: dict[str, Section]) -> int:
    """Define the newsletters that are not there yet. Returns how many there are."""
    for position, entry in enumerate(material.data("subscriptions")["newsletter"]):
        facts = dict(entry)
        section = sections.get(facts.pop("section", ""))
        Newsletter.objects.get_or_create(
            slug=facts.pop("slug"), defaults={**facts, "section": section, "position": position}
        )
    return Newsletter.objects.count()


def take_orders(*, by: User) -> int:
    """Take the sample's orders, and bring them as far as they are there. Returns how many."""
    for entry in material.data("subscriptions")["order"]:
        facts = dict(entry)
        token, state = UUID(facts.pop("token")), facts.pop("state", "new")
        if not Order.objects.filter(token=token).exists():
            _bring_to(state, _take(token, facts), by=by)
    return Order.objects.count()


def _take(token: UUID, facts: dict[str, Any]) -> Order:
    line = PriceLine.objects.select_related("offer").get(
        offer__slug=facts.pop("offer"), form=facts.pop("form"), months=facts.pop("months")
    )
    details = {name: facts.get(name, "") for name in ORDERERS}
    details |= {"copies": facts.get("copies", 1), "wanted_from": None}
    return actions.order(line, token=token, details=details, site=SITE)


def _bring_to(state: str, order: Order, *, by: User) -> None:
    if state == "running":
        actions.begin(actions.confirm(order, by=by, site=SITE), by=by)
    elif state == "cancelled":
        actions.cancel(order, by=by)
