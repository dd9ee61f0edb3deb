"""What is ordered opens the ePaper: two departments of one storey that do not know each other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from editions import actions as editions
from editions.models import Publication, Subscriber

if TYPE_CHECKING:
    from accounts.models import User
    from subscriptions.models import Order


def open_epaper(order: Order, user: User, by: User | None, **kwargs: Any) -> None:
    """Let `user` read the ePaper of a confirmed order for its term; the second time, nothing.

    Nothing either where there is no such ePaper: an offer may be there before its first issue.
    """
    publication = Publication.objects.filter(slug=order.epaper).first()
    if publication is None or _terms(order, user).exists():
        return
    editions.grant_term(publication, user, starts=order.starts, ends=order.ends, by=by)


def close_epaper(order: Order, user: User, by: User | None, **kwargs: Any) -> None:
    """End the term of an order that was called off: yesterday was the last day."""
    yesterday = timezone.localdate() - timedelta(days=1)
    for term in _terms(order, user):
        if term.starts > yesterday:
            editions.remove_term(term, by=by)
        else:
            term.ends = yesterday
            editions.save_term(term, by=by)


def hand_over(user: User, **kwargs: Any) -> tuple[str, Any]:
    """Give somebody who asks for their data the ePapers that are open to them."""
    terms = Subscriber.objects.filter(user=user).select_related("publication")
    return "epaper", [
        {"publication": term.publication.name, "from": term.starts, "until": term.ends}
        for term in terms.order_by("starts")
    ]


def _terms(order: Order, user: User) -> Any:
    assert order.starts  # noqa: S101  (a confirmed order has a term)
    return Subscriber.objects.filter(
        publication__slug=order.epaper, user=user, starts=order.starts, ends=order.ends
    )
