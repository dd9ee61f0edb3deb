from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from articles import purging, receivers
        from articles.models import Author, Tag, Theme
        from pagecache.watching import purge_with
        from sections.signals import section_moved
        from videos.signals import film_changed

        section_moved.connect(receivers.refile_stories)
        film_changed.connect(receivers.tell_length)
        purge_with(Tag, purging.keys_of_tag)
        purge_with(Theme, purging.keys_of_theme)
        purge_with(Author, purging.keys_of_author)
