from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SectionsConfig(AppConfig):
    name = "sections"
    verbose_name = _("Sections")

    def ready(self) -> None:
        from pagecache.watching import EVERYTHING, purge_with
        from sections import (  # noqa: F401  (register the system check and the tree)
            checks,
            pieces,
        )
        from sections.models import Section

        # Its name, colour and address stand on every page, in the menu or on a card.
        purge_with(Section, lambda section: [EVERYTHING])
