"""What the page of a story asks along for us: the sums of its stars."""

from __future__ import annotations

from articles.facts import Along, Row
from articles.models import Article
from pagecache.pieces import Found, offer, piece
from ratings.models import RatingSum

# The piece from which the stars are drawn, and what search engines are told.
SUMS_PIECE = "ratings/sums"


@piece(SUMS_PIECE)
def sums(article_id: int) -> dict[str, RatingSum]:
    """Return {voice: its sum} of a story. One query."""
    return dict(RatingSum.objects.by_article([article_id])[article_id])


def _take(article: Article, rows: list[Row], since: int) -> None:
    found = {
        voice: RatingSum(article_id=article.pk, voice=voice, count=count, total=total)
        for count, total, _none, voice, *_rest in rows
    }
    keys = {f"stars/{article.pk}"}
    offer(SUMS_PIECE, article.pk, found=Found(found, keys), since=since)


SUMS = Along(
    sql="""
        SELECT s.count, s.total, 0, s.voice, '', '', ''
        FROM ratings_ratingsum s WHERE s.article_id = %s""",
    values=lambda article: (article.pk,),
    take=_take,
)
