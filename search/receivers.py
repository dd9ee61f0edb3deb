from typing import Any

from articles.models import Article
from search import index


def index_story(sender: type, article: Article, **kwargs: Any) -> None:
    """Index what was published, in the same transaction."""
    index.put(article)


def forget_story(sender: type, article: Article, **kwargs: Any) -> None:
    """Take what was withdrawn out of the index, in the same transaction."""
    index.remove(article)
