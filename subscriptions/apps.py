from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = _("Subscriptions and newsletters")

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        from accounts.models import User
        from accounts.signals import data_wanted
        from subscriptions import pieces, receivers  # noqa: F401  (declares the pieces)

        email_confirmed.connect(receivers.open_what_was_ordered)
        pre_delete.connect(receivers.forget_newsletters, sender=User)
        data_wanted.connect(receivers.hand_over)
