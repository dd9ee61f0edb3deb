"""What the page of a story asks along for us: whether the story stands in print anywhere."""

from __future__ import annotations

from articles.facts import Along, Row
from articles.models import Article
from editions.models import StoryInPrint
from pagecache.making import uses
from pagecache.pieces import Found, offer, piece

# Whether there is anything to ask for: most stories of a site were never printed.
PRINTED_PIECE = "editions/printed"


@piece(PRINTED_PIECE)
def printed(article_id: int) -> bool:
    """Say whether a story stands on any printed page, one to come included. One query."""
    uses(f"article/{article_id}")
    return StoryInPrint.objects.filter(article=article_id).exists()


def _take(article: Article, rows: list[Row], since: int) -> None:
    found = Found(bool(rows), {f"article/{article.pk}"})
    offer(PRINTED_PIECE, article.pk, found=found, since=since)


PRINTED = Along(
    sql="""
        SELECT p.id, 0, 0, '', '', '', ''
        FROM editions_storyinprint p WHERE p.article_id = %s LIMIT 1""",
    values=lambda article: (article.pk,),
    take=_take,
)
