from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from articles.signals import article_published, article_withdrawn
        from search import receivers

        article_published.connect(receivers.index_story)
        article_withdrawn.connect(receivers.forget_story)
        post_migrate.connect(receivers.fill_new_index, sender=self)
