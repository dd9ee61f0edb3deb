from subscriptions.admin.offers import OfferAdmin
from subscriptions.admin.orders import OrderAdmin

__all__ = ["OfferAdmin", "OrderAdmin"]
