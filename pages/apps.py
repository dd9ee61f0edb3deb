from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "pages"
    verbose_name = _("Paper and pages")

    def ready(self) -> None:
        from pagecache.watching import purge_with
        from pages.models import Masthead, Page

        purge_with(Masthead, lambda masthead: ["masthead"])
        purge_with(Page, lambda page: [f"page/{page.slug}", "pages"])
