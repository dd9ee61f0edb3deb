"""Who may do what with offers and orders. None means yes, a sentence says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role
from subscriptions.models.orders import State

if TYPE_CHECKING:
    from accounts.models import User
    from subscriptions.models import Order

# From which states an order comes into which.
WAYS: dict[State, tuple[State, ...]] = {
    State.CONFIRMED: (State.NEW,),
    State.RUNNING: (State.CONFIRMED,),
    State.ENDED: (State.RUNNING,),
    State.CANCELLED: (State.NEW, State.CONFIRMED, State.RUNNING),
}


def why_not_manage(user: User) -> str | None:
    """Say why `user` may not keep offers, orders and newsletters."""
    if not user.has_role(Role.CHIEF_EDITOR):
        return _("Only the chief editor looks after subscriptions and newsletters.")
    return None


def why_not_move(order: Order, state: State) -> str | None:
    """Say why `order` cannot come into `state` from where it is."""
    if order.state in WAYS.get(state, ()):
        return None
    return _("Order %(number)s is “%(now)s” and cannot become “%(then)s”.") % {
        "number": order.number,
        "now": State(order.state).label,
        "then": state.label,
    }
