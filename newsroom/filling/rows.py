"""What stands in the database for a story: the rows that `articles.actions` would have written.

As plain tuples, because a million stories have thirty-five million rows. The rules are those of
`articles.face` and `search.words`, written once more without reading, cleaning and asking; a test
holds both ways against each other, table by table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from articles.content import ROW_FIELDS
from articles.models import (
    Article,
    ArticleRevision,
    ArticleTag,
    ArticleTheme,
    Credit,
    Kind,
    PhotoUse,
    Placement,
    PlacementReason,
    StoryUse,
    Tag,
    Theme,
    UsePlace,
)
from articles.models.listings import tag_key
from articles.rules import Verb
from newsroom.filling.stories import Plan, Story
from newsroom.filling.tables import Row, Table, next_id
from newsroom.filling.words import TAGS
from publishing.models import LogEntry
from publishing.states import State
from publishing.text import ascii_slug, fold
from search.models import Entry, place_of
from search.query import marked_words, words_in
from search.words import facets
from sections.models import Section

_OWN = (
    "id", "picture_count", "version", "state", "published_at", "live_from", "created_at", "slug",
    "token", "folded", "latest_revision_id", "published_revision_id",
)  # fmt: skip
_LISTED = ("article_id", "live_from")
_LEAD, _BODY, _PICKED = UsePlace.LEAD.value, UsePlace.BODY.value, UsePlace.PICKED.value
_VERBS = (Verb.CREATE.value, Verb.PUBLISH.value)
_USED = ("article_id", "place", "position", "published")


def tables() -> dict[str, Table]:
    """Return the tables that a story has rows in, by the names that `Rows` gives them."""
    return {
        "stories": Table(Article, *ROW_FIELDS, *_OWN),
        "revisions": Table(ArticleRevision, "id", "article_id", "number", "snapshot", "saved_at"),
        "placements": Table(Placement, *_LISTED, "section_id", "reason"),
        "credits": Table(Credit, *_LISTED, "author_id", "name", "text_before", "position"),
        "tags": Table(ArticleTag, "content_object_id", "live_from", "tag_id"),
        "themes": Table(ArticleTheme, *_LISTED, "theme_id"),
        "photos": Table(PhotoUse, *_USED, "photo_id"),
        "uses": Table(StoryUse, *_USED, "story_id"),
        "log": Table(LogEntry, "object_id", "at", "content_type_id", "verb", "version"),
        "entries": Table(
            Entry, "place", "article_id", "headline", "names", "text", "marked", "facets"
        ),
    }


class Rows:
    """Says what the rows of a plan's stories are. Asks the database at first, and never again."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.first_revision_id = next_id(ArticleRevision)
        self.log_of = ContentType.objects.get_for_model(Article).pk
        self.sections = Section.objects.in_bulk()
        known = Tag.objects.filter(key__in=map(tag_key, TAGS))
        by_key = {tag.key: tag for tag in known}
        self.tags = {name: by_key[tag_key(name)] for name in TAGS}
        self.themes = dict(Theme.objects.values_list("pk", "name"))
        photos = plan.cast.photos
        self.said_by = {photo.pk: [photo.caption, photo.alt] for photo in photos}

    def of_all(self, numbers: Iterable[int]) -> dict[str, list[Row]]:
        """Return the rows of the stories with these numbers, by table."""
        found: dict[str, list[Row]] = {}
        for number in numbers:
            for table, rows in self.of(self.plan.story(number)).items():
                found.setdefault(table, []).extend(rows)
        return found

    def of(self, story: Story) -> dict[str, list[Row]]:
        """Return the rows of one story, by table."""
        content = story.content
        pk = self.plan.first_id + story.number
        revision_id = self.first_revision_id + story.number
        at = connection.ops.adapt_datetimefield_value(story.live_from)
        listed = (pk, at)
        snapshot = vars(content) | {"credits": [vars(line) for line in content.credits]}
        lead = [content.lead_photo_id] if content.lead_photo_id else []
        photos = [(_LEAD, photo_id) for photo_id in lead]
        photos += [(_BODY, photo_id) for photo_id in story.photo_ids]
        uses = [(_BODY, story_id) for story_id in story.story_ids]
        uses += [(_PICKED, story_id) for story_id in content.related_ids]
        return {
            "stories": [self._story(story, pk, revision_id, at)],
            "revisions": [(revision_id, pk, 1, json.dumps(snapshot), at)],
            "placements": [(*listed, *placed) for placed in self._placements(story)],
            "credits": [
                (*listed, line.author_id, line.name, line.text_before, i)
                for i, line in enumerate(content.credits)
            ],
            "tags": [(*listed, self.tags[name].pk) for name in content.tags],
            "themes": [(*listed, theme_id) for theme_id in content.theme_ids],
            "photos": _in_both_faces(pk, photos),
            "uses": _in_both_faces(pk, uses),
            "log": [(pk, at, self.log_of, verb, version) for version, verb in enumerate(_VERBS)],
            "entries": [self._entry(story, pk)],
        }

    def _story(self, story: Story, pk: int, revision_id: int, at: Any) -> Row:
        content = story.content
        columns = vars(content) | {"related_ids": json.dumps(content.related_ids)}
        pictures = {content.lead_photo_id, *story.photo_ids} - {None}
        names = [line.name for line in content.credits]
        return (
            *(columns[name] for name in ROW_FIELDS),
            pk,
            len(pictures) if content.kind == Kind.PHOTOS else 0,
            1,
            State.PUBLISHED.value,
            at,
            at,
            at,
            ascii_slug(content.headline) or "story",
            _TOKEN.get_db_prep_save(self.plan.token(story.number), connection),
            fold(" ".join([content.headline, content.short_headline, content.kicker, *names])),
            revision_id,
            revision_id,
        )

    def _placements(self, story: Story) -> list[tuple[int, str]]:
        """Return its section, those chosen beside it, and those above either."""
        own, *others = _chosen(story)
        reasons = {own: PlacementReason.MAIN.value}
        reasons |= dict.fromkeys(others, PlacementReason.ALSO.value)
        for pk in list(reasons):
            if above := self.sections[pk].parent_id:
                reasons.setdefault(above, PlacementReason.PARENT.value)
        return list(reasons.items())

    def _entry(self, story: Story, pk: int) -> Row:
        content, chosen = story.content, _chosen(story)
        headline = [content.headline, content.short_headline]
        names = [content.kicker, self.sections[chosen[0]].name]
        names += sorted(self.tags[name].name for name in content.tags)
        names += [self.themes[theme_id] for theme_id in content.theme_ids]
        names += [line.name for line in content.credits]
        text = [content.standfirst, content.lead_caption, content.lead_alt, *story.said]
        for photo_id in (content.lead_photo_id, *story.photo_ids):
            if photo_id:
                text += self.said_by[photo_id]
        columns = [_heard(pieces) for pieces in (headline, names, text)]
        marked = dict.fromkeys(word for _words, marked in columns for word in marked)
        authors = [line.author_id for line in content.credits if line.author_id]
        return (
            place_of(story.live_from, pk),
            pk,
            *(words for words, _marked in columns),
            " ".join(marked),
            facets(content.kind, chosen, authors),
        )


_TOKEN = Article._meta.get_field("token")


def _chosen(story: Story) -> list[int]:
    """Return the sections an editor chose: its own, then those beside it."""
    both = (story.content.section_id, *story.content.also_in_ids)
    return [pk for pk in dict.fromkeys(both) if pk]


def _in_both_faces(pk: int, used: list[tuple[str, int]]) -> list[Row]:
    """Return the rows of what a story uses: what is published, and the same in its newest text."""
    return [
        (pk, place, i, published, thing)
        for published in (False, True)
        for i, (place, thing) in enumerate(used)
    ]


def _heard(pieces: Iterable[str]) -> tuple[str, list[str]]:
    """Return the folded words of `pieces` in one line, and the words that have marks."""
    heard = [_words(piece) for piece in pieces if piece]
    marked = [word for _words, marked in heard if marked for word in marked]
    return " ".join([words for words, _marked in heard]), marked


@lru_cache(maxsize=30_000)
def _words(piece: str) -> tuple[str, list[str]]:
    """Return the same of one piece. Most are sentences of the stock: folded once, said often."""
    return " ".join(words_in(fold(piece))), marked_words(piece)
