from django.apps import AppConfig, apps
from django.contrib.admin import apps as admin_apps
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


def make_cache_table(using: str, **kwargs: object) -> None:
    """Make the table of the database cache, so that `migrate` leaves nothing else to run.

    Does nothing where the cache is not in the database.
    """
    call_command("createcachetable", database=using, verbosity=0)


class NewsroomConfig(AppConfig):
    name = "newsroom"
    default = True
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        from accounts.signals import data_wanted
        from newsroom import (
            checks,  # noqa: F401  (registers the system checks)
            epaper_terms,
            pieces,  # noqa: F401  (registers what every page shares)
        )
        from newsroom.roles import give_permissions
        from subscriptions.signals import term_closed, term_opened

        # This app has no models, so Django sends no signal in its name: take the last of ours.
        last = apps.get_app_config("sessions")
        post_migrate.connect(make_cache_table, sender=last)
        post_migrate.connect(give_permissions, sender=last)
        term_opened.connect(epaper_terms.open_epaper)
        term_closed.connect(epaper_terms.close_epaper)
        data_wanted.connect(epaper_terms.hand_over)


class NewsroomAdminConfig(admin_apps.AdminConfig):
    """Django's admin, with the paper's own site object."""

    default = False
    default_site = "newsroom.admin_site.NewsroomAdminSite"
