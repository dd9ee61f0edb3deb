from subscriptions.models.newsletters import Newsletter, Rhythm, SignUp
from subscriptions.models.offers import Form, Offer, PriceLine
from subscriptions.models.orders import Order, State

__all__ = [
    "Form", "Newsletter", "Offer", "Order", "PriceLine", "Rhythm", "SignUp", "State",
]  # fmt: skip
