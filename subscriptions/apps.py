from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = _("Subscriptions and newsletters")

    def ready(self) -> None:
        from allauth.account.signals import email_confirmed

        from subscriptions import receivers

        email_confirmed.connect(receivers.open_what_was_ordered)
