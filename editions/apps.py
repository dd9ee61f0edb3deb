from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditionsConfig(AppConfig):
    name = "editions"
    verbose_name = _("ePaper")

    def ready(self) -> None:
        from articles import joining
        from editions import placing

        joining.join(placing.box)
