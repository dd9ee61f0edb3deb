from subscriptions.admin.newsletters import NewsletterAdmin, SignUpAdmin
from subscriptions.admin.offers import OfferAdmin
from subscriptions.admin.orders import OrderAdmin

__all__ = ["NewsletterAdmin", "OfferAdmin", "OrderAdmin", "SignUpAdmin"]
