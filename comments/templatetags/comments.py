"""What readers say, on the pages of other departments: `{% load comments %}`.

`{% user_say article %}` is the count line, `{% what_readers_say article %}` the list with the way
to the form, and `{% count_user_say articles %}` fetches the counts of a whole list in one query,
before the cards of the list ask for them one by one.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import Count, Window

from articles.models import Article
from comments.display import ON_THE_PAGE, threads
from comments.doors import door_of
from comments.models import Comment
from comments.querysets import counts_for

register = template.Library()


@register.simple_tag
def count_user_say(articles: Iterable[Article]) -> str:
    """Give each of `articles` its count, in one query."""
    articles = list(articles)
    counts = counts_for(article.pk for article in articles)
    for article in articles:
        article.said_count = counts[article.pk]
    return ""


@register.inclusion_tag("comments/parts/user_say.html")
def user_say(article: Article, on_its_page: bool = True) -> dict[str, Any]:
    """Show `(0) user say`, linked to the list: on the same page, or from a card to the story's."""
    if not hasattr(article, "said_count"):
        _said_under(article)
    return {"article": article, "count": article.said_count, "on_its_page": on_its_page}


@register.inclusion_tag("comments/parts/what_readers_say.html")
def what_readers_say(article: Article) -> dict[str, Any]:
    """Show what moderators have let through, oldest first, and a link to the form.

    The same for every reader, so it may be cached with the page.
    """
    said = _said_under(article)
    return {
        "article": article,
        "threads": threads(said[:ON_THE_PAGE]),
        "is_open": not door_of(article).is_closed(),
        "more": len(said) > ON_THE_PAGE,
    }


def _said_under(article: Article) -> list[Comment]:
    """Return what the page of `article` shows and one more, and leave the count on `article`.

    Asked once a page, by whichever of the two parts comes first.
    """
    if not hasattr(article, "said_here"):
        found = Comment.objects.shown().under(article).select_related("answer_to")
        counted = found.annotate(said=Window(Count("pk")))
        article.said_here = list(counted[: ON_THE_PAGE + 1])
        article.said_count = article.said_here[0].said if article.said_here else 0
    return article.said_here
