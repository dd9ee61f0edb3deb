"""What stands beside a story: its places in lists, and what it refers to. Read in one query.

An action reads it once, before it changes anything, and writes only what is no longer right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    F,
    IntegerField,
    Model,
    QuerySet,
    Value,
)

from articles.models import (
    Article,
    ArticleTag,
    ArticleTheme,
    Author,
    Credit,
    PhotoUse,
    Placement,
    StoryUse,
    Tag,
    Theme,
)
from articles.models.listings import Listed
from photos.models import Photo
from sections.models import Section

# Lists of names, which show whose stories there are.
NAME_LISTS = {"tag": "tags", "theme": "themes", "author": "authors"}


class _Shape(NamedTuple):
    """How the rows of a table become rows of one shape, all of which one UNION can read."""

    relation: str
    thing: str
    refers_to: type[Model]
    words: tuple[str, ...] = ()
    has_position: bool = False


_SHAPES: dict[type[Model], _Shape] = {
    Placement: _Shape("placements", "section", Section, ("reason",)),
    Credit: _Shape(
        "credits", "author", Author, ("name", "role", "text_before"), has_position=True
    ),
    ArticleTag: _Shape("article_tags", "tag", Tag),
    ArticleTheme: _Shape("article_themes", "theme", Theme),
    PhotoUse: _Shape("photo_uses", "photo", Photo, ("place",), True),
    StoryUse: _Shape("story_uses", "story", Article, ("place",), True),
}
_MODELS = list(_SHAPES)
_WORDS = 3

Row = tuple[Any, ...]


class Filed:
    """The rows of one story in the tables beside it, as stored, and kept in step by `put`."""

    def __init__(self, article: Article, *, is_new: bool = False) -> None:
        """Read them; of a story that was begun in this moment there is nothing to read."""
        self.article = article
        self._rows: dict[tuple[type[Model], bool], list[Row]] = {}
        self._tag_ids: dict[str, int] = {}
        self._there: dict[type[Model], set[int]] = {}
        if not is_new:
            self._read()

    def _read(self) -> None:
        article = self.article
        first, *others = (_arm(article, place) for place in range(len(_MODELS)))
        for place, _pk, face, key, *row in sorted(first.union(*others, all=True)):
            self._rows.setdefault((_MODELS[place], bool(face)), []).append(tuple(row))
            if _MODELS[place] is ArticleTag:
                self._tag_ids[key] = row[0]

    @property
    def tag_ids(self) -> dict[str, int]:
        """The tags that the story had when it was read: {key: id}."""
        return self._tag_ids

    def differs(
        self, model: type[Model], wanted: Sequence[Model], *, published: bool = False
    ) -> bool:
        """Say whether the rows of `model` are not what `wanted` says, in its order.

        published: of a use, which face of the story it belongs to. Asks no query, where writing
        the rows anew would cost two and a place in every index.
        """
        return self._rows.get((model, published), []) != [_row_of(row) for row in wanted]

    def existing(self, ids: Mapping[type[Model], Iterable[int]]) -> dict[type[Model], set[int]]:
        """Return which of `ids` exist, by the model that they are of.

        What the story refers to already exists: the database sees to that. One query for the
        rest, or none.
        """
        asked = []
        for place, (model, wanted) in enumerate(ids.items()):
            there = self._there.setdefault(model, set())
            there |= self._referred(model)
            if unknown := set(wanted) - there:
                rows = model._default_manager.filter(pk__in=unknown).order_by()
                asked.append(rows.values_list(Value(place, output_field=IntegerField()), "pk"))
        models = list(ids)
        for place, pk in asked[0].union(*asked[1:], all=True) if asked else ():
            self._there[models[place]].add(pk)
        return {model: self._there[model] for model in models}

    def _referred(self, model: type[Model]) -> set[int]:
        return {
            row[0]
            for (table, _face), rows in self._rows.items()
            if _SHAPES[table].refers_to is model
            for row in rows
            if row[0] is not None
        }

    def put(self, model: type[Model], wanted: Sequence[Model], *, published: bool = False) -> None:
        """Write `wanted` in place of the rows of `model`."""
        if self._rows.get((model, published)):
            face = {} if issubclass(model, Listed) else {"published": published}
            getattr(self.article, _SHAPES[model].relation).filter(**face).order_by().delete()
        model._default_manager.bulk_create(wanted)
        self._rows[model, published] = [_row_of(row) for row in wanted]

    def relist(self) -> None:
        """Tell every list when the story is live; None takes it out of them.

        Its sections, tags, themes and credits stay as they are.
        """
        for model, shape in _SHAPES.items():
            rows = self._rows.get((model, False), []) if issubclass(model, Listed) else []
            if any(row[1] != self.article.live_from for row in rows):
                getattr(self.article, shape.relation).update(live_from=self.article.live_from)
                self._rows[model, False] = [
                    (row[0], self.article.live_from, *row[2:]) for row in rows
                ]

    def lists(self) -> set[str]:
        """Return the keys of all lists that the story stands in; none while it has no time."""
        if self.article.live_from is None:
            return set()
        keys = {"latest", f"kind/{self.article.kind}"}
        for (model, _published), rows in self._rows.items():
            if issubclass(model, Listed):
                keys |= _keys(_SHAPES[model].thing, (row[0] for row in rows))
        return keys


def _keys(thing: str, ids: Iterable[int | None]) -> set[str]:
    keys = {f"{thing}/{pk}" for pk in ids if pk is not None}
    return keys | {NAME_LISTS[thing]} if keys and thing in NAME_LISTS else keys


def _arm(article: Article, place: int) -> QuerySet[Any, Row]:
    """Return the rows of one table; sorted, they stand in the order they were written in."""
    model = _MODELS[place]
    shape = _SHAPES[model]
    listed = issubclass(model, Listed)
    nothing = Value("", output_field=CharField())
    rows: QuerySet[Any, Row] = (
        getattr(article, shape.relation)
        .order_by()
        .values_list(
            Value(place, output_field=IntegerField()),
            "pk",
            Value(False, output_field=BooleanField()) if listed else F("published"),
            F("tag__key") if model is ArticleTag else nothing,
            f"{shape.thing}_id",
            F("live_from") if listed else Value(None, output_field=DateTimeField()),
            *map(F, shape.words),
            *[nothing] * (_WORDS - len(shape.words)),
            F("position") if shape.has_position else Value(0, output_field=IntegerField()),
        )
    )
    return rows


def _row_of(row: Model) -> Row:
    """Return a row that is not yet written in the shape of those that were read."""
    shape = _SHAPES[type(row)]
    words = [getattr(row, name) for name in shape.words]
    return (
        getattr(row, f"{shape.thing}_id"),
        getattr(row, "live_from", None),
        *words,
        *[""] * (_WORDS - len(words)),
        getattr(row, "position", 0),
    )
