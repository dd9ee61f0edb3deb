"""What the tests order, and how."""

from __future__ import annotations

from itertools import count
from typing import Any
from uuid import uuid4

from django.utils import timezone

from subscriptions import actions
from subscriptions.models import Form, Newsletter, Offer, Order, PriceLine, SignUp

_number, _copies = count(1), count(1)  # no two orders of a day are the same
SITE = "https://paper.example/"


def make_offer(title: str = "", *, lines: Any = None, **fields: Any) -> Offer:
    """Make an offer with `lines` (form, months, price), or with one line of each form."""
    number = next(_number)
    offer = Offer.objects.create(
        title=title or f"Weekly {number}",
        slug=fields.pop("slug", f"weekly-{number}"),
        introduction="Every Monday.",
        **{"epaper": "vir", **fields},
    )
    wanted = lines or [("print", 12, 1_200_000), ("epaper", 12, 600_000), ("both", 6, 800_000)]
    for form, months, price in wanted:
        PriceLine.objects.create(offer=offer, form=form, months=months, price=price)
    return offer


def line_of(offer: Offer, form: str = Form.PRINT) -> PriceLine:
    return offer.lines.select_related("offer").get(form=form)


def make_order(offer: Offer | None = None, *, form: str = Form.PRINT, **changed: Any) -> Order:
    """Make a new order as the form makes it."""
    details = {
        "copies": next(_copies), "wanted_from": None, "name": "Lan Phạm",
        "email": "lan@reader.example", "phone": "", "company": "", "tax_number": "",
        "street": "1 River Street", "city": "Hanoi", "postcode": "", "country": "Vietnam",
        "remark": "",
    }  # fmt: skip
    by = changed.pop("by", None)
    line = line_of(offer or make_offer(), form)
    return actions.order(line, token=uuid4(), details=details | changed, by=by, site=SITE)


def make_newsletter(title: str = "The week", **fields: Any) -> Newsletter:
    number = next(_number)
    facts = {"slug": f"newsletter-{number}", "brings": "The ten stories of the week."}
    return Newsletter.objects.create(title=title, **facts | fields)


def sign_up(newsletter: Newsletter, email: str) -> SignUp:
    """Put `email` on a list as its confirmed link does."""
    now = timezone.now()
    return SignUp.objects.create(
        newsletter=newsletter, email=email, asked_at=now, confirmed_at=now
    )
