"""An index by name, A to Z as Vietnamese has it: on one page while it is short, else by letter.

Costs the same for fifty names and for fifty thousand: names stand in their order in the
database, a letter is one span of it, and whether a letter has any is one look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db import connections
from django.db.models import Q, QuerySet
from django.http import Http404

from articles.listings import LAST_PAGE, page_url
from publishing.text import first_letter, letter_code

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# What begins with a digit or with a letter of another alphabet.
OTHER: Final = "0-9"
PAGE_SIZE = 300


@dataclass(frozen=True)
class Letter:
    """A way to a letter of the index."""

    label: str
    url: str
    is_here: bool = False


@dataclass(frozen=True)
class Group:
    """What begins with one letter."""

    label: str
    anchor: str
    entries: list[Any]


@dataclass(frozen=True)
class Alphabet:
    """An index, or one letter of it, or one page of a letter. `listing` is for the pager."""

    letters: list[Letter]
    groups: list[Group]
    base_url: str
    number: int = 1
    has_next: bool = False

    @property
    def url(self) -> str:
        """The address of this page."""
        return page_url(self.base_url, self.number)

    @property
    def next_url(self) -> str:
        """The address of the page after this one, or ""."""
        return page_url(self.base_url, self.number + 1) if self.has_next else ""

    @property
    def previous_url(self) -> str:
        """The address of the page before this one, or ""."""
        return page_url(self.base_url, self.number - 1) if self.number > 1 else ""


def alphabet(names: QuerySet, *, url: str, letter: str | None, number: int = 1) -> Alphabet:
    """Return the index of `names`, at `url`: rows with a `name` and a `sort_key`.

    Without `letter` it is the whole index, if that has no more than `PAGE_SIZE` names, else its
    first letter. Raises Http404 for what is no letter, and past the end of one.
    """
    if letter is None:
        if number > 1:
            raise Http404(url)
        rows = list(names.order_by("sort_key", "pk")[: PAGE_SIZE + 1])
        if len(rows) <= PAGE_SIZE:
            groups = list(_groups(rows))
            letters = [Letter(group.label, f"#{group.anchor}") for group in groups]
            return Alphabet(letters, groups, url)
    in_use = _letters_in_use(names)
    here = _letter_asked(letter, in_use)
    start = (number - 1) * PAGE_SIZE
    rows = list(
        names.filter(_under(here)).order_by("sort_key", "pk")[start : start + PAGE_SIZE + 1]
    )
    if not rows and number > 1:
        raise Http404(url)
    return Alphabet(
        letters=[Letter(_label(one), _letter_url(url, one), one == here) for one in in_use],
        groups=[Group(_label(here), _anchor(here), rows[:PAGE_SIZE])],
        base_url=url if letter is None else _letter_url(url, here),
        number=number,
        has_next=len(rows) > PAGE_SIZE and number < LAST_PAGE,
    )


def _letter_asked(letter: str | None, in_use: list[str]) -> str:
    """Return the letter to show: the one asked for, or the first there is."""
    if letter is None:
        return in_use[0]
    asked = OTHER if letter == OTHER else letter.casefold()
    if asked not in (*LETTERS, OTHER):
        raise Http404(letter)
    return asked


def _groups(rows: list[Any]) -> Iterator[Group]:
    by_letter: dict[str, list[Any]] = {}
    for row in rows:
        by_letter.setdefault(first_letter(row.name) or OTHER, []).append(row)
    for letter in (OTHER, *LETTERS):
        if letter in by_letter:
            yield Group(_label(letter), _anchor(letter), by_letter[letter])


def _letters_in_use(names: QuerySet) -> list[str]:
    """Return the letters that any of `names` begins with, in their order. One query.

    Written by hand because the ORM cannot slice the parts of a union on SQLite.
    """
    arms: list[str] = []
    values: list[Any] = []
    letters = (OTHER, *LETTERS)
    for place, letter in enumerate(letters):
        # `values` of a constant-like column keeps the parts small; `pk` is on the index anyway.
        one = names.filter(_under(letter)).order_by().values("pk")[:1]
        sql, params = one.query.get_compiler(names.db).as_sql()
        arms.append(f"SELECT {place} FROM ({sql}) letter{place}")  # noqa: S608
        values += params
    with connections[names.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(arms), values)
        return [letters[place] for (place,) in sorted(cursor.fetchall())]


def _under(letter: str) -> Q:
    """Return the condition that a name begins with `letter`: one span of the order, or two."""
    if letter == OTHER:
        return Q(sort_key__lt="a") | Q(sort_key__gte="zz")
    code = letter_code(letter)
    return Q(sort_key__gte=code, sort_key__lt=f"{code[0]}{int(code[1]) + 1}")


def _label(letter: str) -> str:
    return letter.upper()


def _anchor(letter: str) -> str:
    return f"letter-{'other' if letter == OTHER else letter_code(letter)}"


def _letter_url(url: str, letter: str) -> str:
    return f"{url}?{urlencode({'letter': letter})}"
