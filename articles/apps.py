from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from articles import receivers
        from sections.signals import section_moved
        from videos.signals import film_changed

        section_moved.connect(receivers.refile_stories)
        film_changed.connect(receivers.tell_length)
