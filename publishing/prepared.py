"""A read whose SQL is written once.

Django writes the SQL of a query anew each time it is asked, which takes longer than the database
takes to answer. What every page reads is asked here instead: the queryset is written once for each
database, with a mark in the place of each value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import get_related_populators

# SQLite's and PostgreSQL's largest whole number is one less.
TOO_LARGE = 1 << 63


def number(place: int) -> int:
    """Return the mark for a number: `number(0)` stands for the first of the numbers."""
    return -987_000_000 - place


def moment() -> datetime:
    """Return the mark for the moment at which it is asked."""
    return datetime(1871, 3, 1, tzinfo=UTC)


class Prepared:
    """The queryset that `write` returns, asked with other numbers and at another moment.

    `write` is given marks for the numbers, as many as the next power of two, so that few lengths
    are written; the last number is repeated, which changes nothing in an `IN`. A mark must reach
    the database as it is: it stands where a column is compared with a value. Rows are read as
    model instances with `select_related` and annotations, without prefetching.

    A queryset without numbers is given no marks, and asked with `numbers=None`.
    """

    def __init__(self, write: Callable[[list[int]], QuerySet[Any]]) -> None:
        self.write = write
        self.written: dict[tuple[str, int], _Written] = {}

    def ask(
        self, using: str, numbers: Sequence[int] | None, *, at: datetime | None = None
    ) -> list[Any]:
        """Return what the queryset finds in the database `using`; nothing of no numbers.

        A number that no column can hold, as in a made-up address, is passed over.
        """
        if numbers is not None:
            numbers = [number for number in numbers if abs(number) < TOO_LARGE]
            if not numbers:
                return []
        written, padded = self._written(using, numbers or ())
        return written.ask(using, padded, at)

    def sql(
        self, using: str, numbers: Sequence[int], *, at: datetime | None = None
    ) -> tuple[str, list[Any]]:
        """Return the SQL and its parameters, for a queryset of `values_list()`."""
        written, padded = self._written(using, numbers)
        return written.sql, written.params_for(using, padded, at)

    def _written(self, using: str, numbers: Sequence[int]) -> tuple[_Written, Sequence[int]]:
        length = 1 << (len(numbers) - 1).bit_length() if numbers else 0
        found = self.written.get((using, length))
        if found is None:
            marks = [number(place) for place in range(length)]
            found = _Written(self.write(marks).using(using), length)
            self.written[using, length] = found
        return found, [*numbers, *[numbers[-1]] * (length - len(numbers))] if numbers else ()


class _Written:
    """One queryset as SQL, and how its rows become instances, as `ModelIterable` does it."""

    def __init__(self, found: QuerySet[Any], length: int) -> None:
        self.compiler = found.query.get_compiler(found.db)
        self.sql, self.params = self.compiler.as_sql()
        numbers = {number(place): place for place in range(length)}
        then = connections[found.db].ops.adapt_datetimefield_value(moment())
        self.places = [
            _AT if param == then else numbers.get(param) if type(param) is int else None
            for param in self.params
        ]
        select, info = self.compiler.select, self.compiler.klass_info
        if info is None:
            return
        self.converters = self.compiler.get_converters([column[0] for column in select])
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        self.own = slice(first, last)
        # Django only asks what is among them, once for each column of the model.
        self.names = frozenset(column[0].target.attname for column in select[self.own])
        self.model = info["model"]
        # The types installed with us describe a later Django, which asks for one argument more.
        self.related = get_related_populators(info, select, found.db)  # type: ignore[call-arg]
        self.annotations = list(self.compiler.annotation_col_map.items())

    def ask(self, using: str, numbers: Sequence[int], at: datetime | None) -> list[Any]:
        with connections[using].cursor() as cursor:
            cursor.execute(self.sql, self.params_for(using, numbers, at))
            rows = cursor.fetchall()
        made = []
        for row in self.compiler.apply_converters(rows, self.converters):
            one = self.model.from_db(using, self.names, row[self.own])
            for populator in self.related:
                populator.populate(row, one)
            for name, column in self.annotations:
                setattr(one, name, row[column])
            made.append(one)
        return made

    def params_for(self, using: str, numbers: Sequence[int], at: datetime | None) -> list[Any]:
        then = connections[using].ops.adapt_datetimefield_value(at)
        return [
            param if place is None else then if place == _AT else numbers[place]
            for param, place in zip(self.params, self.places, strict=True)
        ]


# In the place of a value: the moment at which it is asked.
_AT = -1
