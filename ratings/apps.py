from django.apps import AppConfig
from django.db.models.signals import pre_delete
from django.utils.translation import gettext_lazy as _


class RatingsConfig(AppConfig):
    name = "ratings"
    verbose_name = _("Stars")

    def ready(self) -> None:
        from accounts.models import User
        from accounts.signals import data_wanted
        from articles import facts
        from ratings import along, receivers

        facts.ask_along("ratings", along.SUMS)
        pre_delete.connect(receivers.forget_voter, sender=User)
        data_wanted.connect(receivers.hand_over)
