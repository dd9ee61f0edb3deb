from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AdvertisingConfig(AppConfig):
    name = "advertising"
    verbose_name = _("Advertising")

    def ready(self) -> None:
        from advertising.models import Advertisement
        from pagecache.watching import purge_with

        purge_with(
            Advertisement,
            lambda ad: ["advertisements"],
            moments=lambda ad: [ad.starts_at, ad.ends_at],
        )
