from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = _("ePaper")

    def ready(self) -> None:
        from articles import facts, joining
        from editions import along, placing

        facts.ask_along("in print", along.PRINTED)
        joining.join(placing.box)
