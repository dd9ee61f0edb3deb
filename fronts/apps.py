from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FrontsConfig(AppConfig):
    name = "fronts"
    verbose_name = _("Front pages")

    def ready(self) -> None:
        from articles.models import Article
        from articles.signals import article_published, article_withdrawn
        from fronts import models, receivers
        from pagecache.watching import purge_with

        article_published.connect(receivers.follow, sender=Article, dispatch_uid="fronts.follow")
        article_withdrawn.connect(receivers.follow, sender=Article, dispatch_uid="fronts.follow")
        purge_with(
            models.Banner,
            lambda banner: ["banner"],
            moments=lambda banner: [banner.starts_at, banner.ends_at],
        )
        purge_with(
            models.Coverage,
            lambda coverage: [f"coverage/{coverage.pk}", "coverages"],
            moments=lambda coverage: [coverage.began_at, coverage.closed_at],
        )
        purge_with(models.CoverageEntry, lambda entry: [f"coverage/{entry.coverage_id}"])
        purge_with(models.SpecialEdition, lambda edition: [f"special/{edition.pk}", "specials"])
