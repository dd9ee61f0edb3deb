"""What readers say, on the pages of other departments: `{% load comments %}`.

`{% user_say article %}` is the count line, `{% what_readers_say article %}` the list with the way
to the form, and `{% count_user_say articles %}` fetches the counts of a whole list in one query,
before the cards of the list ask for them one by one.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django import template
from django.db.models import Count, Window
from django.utils.safestring import SafeString

from articles.models import Article
from comments.along import DOOR_PIECE, WHETHER_PIECE, slight
from comments.display import ON_THE_PAGE, threads
from comments.doors import EVERYWHERE, Door, door_of
from comments.models import Comment
from comments.querysets import CommentQuerySet, counts_for
from pagecache.making import good_until, now_making, uses
from pagecache.pieces import Gap, State, leave, piece, remembered_in, several, value
from publishing.drawing import ANY, draw, draw_words, for_one
from publishing.prepared import Prepared

register = template.Library()

# Where the page of a story is made at once, its story is at hand for the list under it.
_STORY = "comments/story"


@register.simple_tag
def count_user_say(articles: Iterable[Article]) -> str:
    """Give each of `articles` its count, in one query."""
    articles = list(articles)
    counts = counts_for(article.pk for article in articles)
    for article in articles:
        article.said_count = counts[article.pk]
    return ""


@register.simple_tag(takes_context=True)
def user_say(context: template.Context, article: Article, on_its_page: bool = True) -> SafeString:
    """Show `(0) user say`, linked to the list: on the same page, or from a card to the story's."""
    if hasattr(article, "said_count"):
        return _count_line(article, article.said_count, on_its_page)
    remembered_in(context)[_STORY, article.pk] = article
    fill = partial(_count_of, slight(article), on_its_page)
    return leave(Gap((("comments/said", article.pk),), fill), remembered=remembered_in(context))


@register.simple_tag(takes_context=True)
def what_readers_say(context: template.Context, article: Article) -> SafeString:
    """Show what moderators have let through, oldest first, and a link to the form.

    The same for every reader. A new comment makes this piece anew, not the page.
    """
    remembered_in(context)[_STORY, article.pk] = article
    gap = Gap((("comments/said", article.pk),), _list_of)
    return leave(gap, remembered=remembered_in(context))


@piece(DOOR_PIECE)
def door_under(article_id: int) -> tuple[Article, Door]:
    """Return a story with its address, and how it takes what readers say. One or two queries.

    The page of a story asks for both along with other things: `comments.along`.
    """
    making = now_making()
    story = making.remembered.get((_STORY, article_id)) if making else None
    story = story or Article.objects.for_cards().get(pk=article_id)
    uses(f"said/{article_id}", EVERYWHERE)
    return slight(story), door_of(story)


@piece("comments/nothing")
def nothing(is_open: bool) -> str:
    """Return the list under any story under which nothing is said. No query."""
    shown = {"article": {"pk": ANY}, "is_open": is_open}
    return draw("comments/parts/what_readers_say.html", shown)


@piece("comments/said")
def said(article_id: int) -> tuple[int, str]:
    """Return how many comments readers see under a story, and the list of them as markup."""
    story, door = value(DOOR_PIECE, article_id)
    uses(f"said/{article_id}", EVERYWHERE)
    good_until(door.closes_at)
    if _known_to_be_none(article_id):
        return 0, for_one(value("comments/nothing", not door.is_closed()), article_id)
    found = _said_under(story)
    count = found[0].said if found else 0
    shown = {
        "article": story,
        "threads": threads(found[:ON_THE_PAGE]),
        "is_open": not door.is_closed(),
        "more": len(found) > ON_THE_PAGE,
    }
    return count, draw("comments/parts/what_readers_say.html", shown)


def _known_to_be_none(article_id: int) -> bool:
    """Say whether the page of a story was told along with other things that nothing is said."""
    whether = (WHETHER_PIECE, article_id)
    return several([whether], lambda _missing: {}).get(whether) is False


def _count_of(article: Article, on_its_page: bool, values: Sequence[Any], state: State) -> str:
    return _count_line(article, values[0][0], on_its_page)


def _list_of(values: Sequence[Any], state: State) -> str:
    return values[0][1]


def _count_line(article: Article, count: int, on_its_page: bool) -> SafeString:
    page = "" if on_its_page else article.get_absolute_url()
    return draw_words("comments/parts/user_say.html", {"page": page, "count": str(count)})


def _said_under(article: Article) -> list[Comment]:
    """Return what the page of `article` shows and one more, each with the count. One query."""
    return _UNDER.ask(Comment.objects.db, [article.pk])


def _written(ids: list[int]) -> CommentQuerySet:
    found = Comment.objects.shown().under(ids[0]).select_related("answer_to")
    return found.annotate(said=Window(Count("pk")))[: ON_THE_PAGE + 1]


_UNDER = Prepared(_written)
