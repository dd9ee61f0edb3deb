from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "fronts"
    verbose_name = _("Front pages")

    def ready(self) -> None:
        from articles.models import Article
        from articles.signals import article_published, article_withdrawn
        from fronts import receivers

        article_published.connect(receivers.follow, sender=Article, dispatch_uid="fronts.follow")
        article_withdrawn.connect(receivers.follow, sender=Article, dispatch_uid="fronts.follow")
