from typing import Any

from articles.models import Article
from search import index
from search.models import Entry


def index_story(sender: type, article: Article, **kwargs: Any) -> None:
    """Index what was published, in the same transaction."""
    index.put(article)


def forget_story(sender: type, article: Article, **kwargs: Any) -> None:
    """Take what was withdrawn out of the index, in the same transaction."""
    index.remove(article)


def fill_new_index(sender: Any, plan: Any = (), **kwargs: Any) -> None:
    """After a migration that made the index anew: fill it from what is published."""
    made = any(m.app_label == "search" and not backwards for m, backwards in plan)
    if made and not Entry.objects.exists():
        index.fill()
