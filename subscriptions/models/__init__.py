from subscriptions.models.offers import Form, Offer, PriceLine
from subscriptions.models.orders import Order, State

__all__ = ["Form", "Offer", "Order", "PriceLine", "State"]
