from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        from allauth.account.signals import password_reset

        from accounts import receivers

        password_reset.connect(receivers.confirm_address_by_reset)
        post_migrate.connect(receivers.make_role_groups, sender=self)
