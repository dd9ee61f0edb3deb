from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from articles import receivers
        from sections.signals import section_moved

        section_moved.connect(receivers.refile_stories)
