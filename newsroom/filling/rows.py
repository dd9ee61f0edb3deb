"""Writing stories in bulk: the rows that `articles.actions` would have written one by one.

What stands in the lists comes from the same functions as theirs (`articles.face`), what search
reads from the same as its own (`search.words`); only reading, cleaning and asking is left out. A
test holds both ways against each other, table by table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.models import Max, Model

from articles import face
from articles.body import References
from articles.content import ROW_FIELDS
from articles.models import Article, ArticleRevision, Kind, PlacementReason, Tag, Theme
from articles.models.listings import tag_key
from articles.rules import Verb
from newsroom.filling.stories import Plan, Story
from newsroom.filling.words import TAGS
from publishing.models import LogEntry
from publishing.states import State
from publishing.text import ascii_slug, fold
from search.models import Entry, place_of
from search.words import facets, folded
from sections.models import Section

BATCH = 1000


class Filler:
    """Writes the stories of one plan. Nobody else may write meanwhile."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.first_revision_id = next_id(ArticleRevision)
        self.sections = Section.objects.in_bulk()
        tags = Tag.objects.filter(key__in=map(tag_key, TAGS))
        self.tag_ids = {tag.key: tag.pk for tag in tags}
        self.tag_names = {tag.pk: tag.name for tag in tags}
        self.themes = dict(Theme.objects.values_list("pk", "name"))
        self.photos = {photo.pk: photo for photo in plan.cast.photos}

    def write_all(self, say: Callable[[int], object]) -> None:
        """Write every story, a thousand in a transaction; `say` hears how many there are."""
        numbers = iter(range(self.plan.count))
        while batch := list(islice(numbers, BATCH)):
            self.write([self.plan.story(number) for number in batch])
            say(batch[-1] + 1)
        with connection.cursor() as cursor:
            models = (Article, ArticleRevision, LogEntry)
            for sql in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(sql)

    @transaction.atomic
    def write(self, stories: list[Story]) -> None:
        """Write `stories` with everything that belongs to them."""
        articles = [(self._article(story), story) for story in stories]
        # Stories and revisions point at each other, so the checks wait for the commit.
        insert(article for article, _story in articles)
        insert(self._revision(article, story) for article, story in articles)
        by_table: dict[type[Model], list[Model]] = {}
        for article, story in articles:
            for row in self._rows(article, story):
                by_table.setdefault(type(row), []).append(row)
        for rows in by_table.values():
            insert(rows)

    def _article(self, story: Story) -> Article:
        content, moment = story.content, story.live_from
        revision_id = self.first_revision_id + story.number
        names = [line.name for line in content.credits]
        found_by = [content.headline, content.short_headline, content.kicker, *names]
        return Article(
            id=self.plan.first_id + story.number,
            **{name: getattr(content, name) for name in ROW_FIELDS},
            picture_count=len({content.lead_photo_id, *story.photo_ids} - {None})
            if content.kind == Kind.PHOTOS
            else 0,
            version=1,
            state=State.PUBLISHED,
            published_at=moment,
            live_from=moment,
            created_at=moment,
            slug=ascii_slug(content.headline) or "story",
            token=self.plan.token(story.number),
            folded=fold(" ".join(found_by)),
            latest_revision_id=revision_id,
            published_revision_id=revision_id,
        )

    def _revision(self, article: Article, story: Story) -> ArticleRevision:
        return ArticleRevision(
            id=article.latest_revision_id,
            article=article,
            number=1,
            snapshot=story.content.to_snapshot(),
            saved_at=story.live_from,
        )

    def _rows(self, article: Article, story: Story) -> Iterator[Model]:
        content = story.content
        placed = face.placements(article, content, self.sections)
        credits = face.credits(article, content, self._author_ids)
        tags = face.tags(article, content, self.tag_ids)
        themes = face.themes(article, content, self.themes)
        yield from (*placed, *credits, *tags, *themes)
        refers_to = References(tuple(story.photo_ids), tuple(story.story_ids))
        for published in (False, True):
            photos, stories = face.uses(article, content, refers_to, published=published)
            yield from (*photos, *stories)
        for version, verb in enumerate((Verb.CREATE, Verb.PUBLISH)):
            yield LogEntry(
                content_type=self._content_type,
                object_id=article.pk,
                verb=verb,
                version=version,
                at=story.live_from,
            )
        shown = [content.lead_photo_id, *story.photo_ids]
        photos_say = [
            words
            for pk in shown
            if pk in self.photos
            for words in (self.photos[pk].caption, self.photos[pk].alt)
        ]
        names = [article.kicker, self.sections[article.section_id].name]
        names += sorted(self.tag_names[row.tag_id] for row in tags)
        names += [self.themes[row.theme_id] for row in themes]
        names += [row.name for row in credits]
        text = [article.standfirst, article.lead_caption, article.lead_alt]
        text += ["\n".join(story.lines), *photos_say]
        chosen = [row.section_id for row in placed if row.reason != PlacementReason.PARENT]
        yield Entry(
            place=place_of(story.live_from, article.pk),
            article=article,
            **folded(article, names, text),
            facets=facets(
                article.kind, chosen, [row.author_id for row in credits if row.author_id]
            ),
        )

    @cached_property
    def _author_ids(self) -> set[int]:
        return {pk for pk, _name in self.plan.cast.authors}

    @cached_property
    def _content_type(self) -> ContentType:
        return ContentType.objects.get_for_model(Article)


def next_id(model: type[Model]) -> int:
    """Return the first id that no row of `model` has or had more than."""
    highest = model._default_manager.aggregate(highest=Max("pk"))["highest"]
    return (highest or 0) + 1


def insert(rows: Iterable[Model]) -> None:
    """Insert `rows` of one model with all their columns, ids included where they have one.

    One prepared statement for all: several times as quick as `bulk_create`, which composes a
    statement for each few dozen rows.
    """
    rows = list(rows)
    if not rows:
        return
    options = rows[0]._meta
    columns = [field for field in options.concrete_fields if rows[0].pk or not field.primary_key]
    own = connections[DEFAULT_DB_ALIAS]  # not asked for anew for each of a million values
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in columns)
    marks = ", ".join(["%s"] * len(columns))
    sql = f"INSERT INTO {quote(options.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    values = [
        tuple(field.get_db_prep_save(getattr(row, field.attname), own) for field in columns)
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
