from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SavedConfig(AppConfig):
    name = "saved"
    verbose_name = _("Saved stories")

    def ready(self) -> None:
        from accounts.signals import data_wanted
        from saved import receivers

        data_wanted.connect(receivers.hand_over)
