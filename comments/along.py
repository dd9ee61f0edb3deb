"""What the page of a story asks along for us: whether anything is said, and how it takes that."""

from __future__ import annotations

from articles.facts import Along, Row
from articles.models import Article
from comments.doors import EVERYWHERE, door_between, nearest_first
from comments.models import Setting
from pagecache.pieces import Found, offer

# The piece that `said` is made from: the story with no more than its list needs, and its door.
DOOR_PIECE = "comments/door"
# Whether anything is said under a story: most often nothing is, and then nothing is asked for.
# It only ever comes along; where it did not, the comments themselves are asked for.
WHETHER_PIECE = "comments/whether"


def slight(article: Article) -> Article:
    """Return `article` with nothing but its address and its time."""
    # In the order of the fields.
    names = ["id", "live_from", "slug"]
    values = [article.pk, article.live_from, article.slug]
    return Article.from_db(Article.objects.db, names, values)


def _sections(article: Article) -> tuple[int, int]:
    return article.section_id, article.section.parent_id or article.section_id


def _take(article: Article, rows: list[Row], since: int) -> None:
    settings = [
        Setting(
            article_id=article.pk if is_own else None,
            section_id=section,
            mode=mode,
            closes_after=None if days < 0 else days,
        )
        for days, is_own, section, mode, *_rest in rows
    ]
    door = door_between(article, nearest_first(article, settings))
    keys = {f"said/{article.pk}", f"article/{article.pk}", EVERYWHERE}
    offer(DOOR_PIECE, article.pk, found=Found((slight(article), door), keys), since=since)


def _take_whether(article: Article, rows: list[Row], since: int) -> None:
    found = Found(bool(rows), {f"said/{article.pk}"})
    offer(WHETHER_PIECE, article.pk, found=found, since=since)


WHETHER = Along(
    sql="""
        SELECT c.id, 0, 0, '', '', '', ''
        FROM comments_comment c WHERE c.article_id = %s AND c.state = 'shown' LIMIT 1""",
    values=lambda article: (article.pk,),
    take=_take_whether,
)

DOOR = Along(
    sql="""
        SELECT COALESCE(s.closes_after, -1), CASE WHEN s.article_id IS NULL THEN 0 ELSE 1 END,
            s.section_id, s.mode, '', '', ''
        FROM comments_setting s
        WHERE s.article_id = %s OR s.section_id IN (%s, %s)
            OR (s.section_id IS NULL AND s.article_id IS NULL)""",
    values=lambda article: (article.pk, *_sections(article)),
    take=_take,
)
