"""What stars look like and sound like. Pure: no queries, no request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ratings.models import Voice

if TYPE_CHECKING:
    from articles.models import Article
    from ratings.models import Rating, RatingSum

# The paper's five words, as in the legend.
WORDS: dict[int, Promise] = {
    1: gettext_lazy("Poor"),
    2: gettext_lazy("Promising"),
    3: gettext_lazy("Good"),
    4: gettext_lazy("Very good"),
    5: gettext_lazy("Exceptional"),
}


@dataclass(frozen=True, slots=True)
class GivenRow:
    """A story, and the stars that one reader gave it."""

    article: Article
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the legend and of the control."""

    stars: int
    word: str

    @property
    def halves(self) -> int:
        """The same in half stars, as drawn."""
        return self.stars * 2

    @property
    def sentence(self) -> str:
        """As said aloud: `4 stars, Very good`."""
        return in_words(self.stars)


@dataclass(frozen=True, slots=True)
class Result:
    """What one voice says of one story. `count` 0 means: nothing yet, and no average."""

    voice: Voice
    count: int = 0
    total: int = 0

    @property
    def halves(self) -> int:
        """The average in half stars, 2 to 10, a quarter rounded up; 0 without votes."""
        return (4 * self.total + self.count) // (2 * self.count) if self.count else 0

    @property
    def word(self) -> str:
        """The word of the full stars that are drawn; empty without votes."""
        return str(WORDS[self.halves // 2]) if self.count else ""

    @property
    def average(self) -> str:
        """The average to one decimal, as the reader writes it: `3.5`, `4`; empty without votes."""
        if not self.count:
            return ""
        exact = Decimal(self.total) / self.count
        rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
        places = 0 if rounded == rounded.to_integral_value() else 1
        return number_format(rounded, decimal_pos=places)

    @property
    def voters(self) -> str:
        """How many spoke: `12 readers`."""
        count = number_format(self.count, use_l10n=True, force_grouping=True)
        words = {
            Voice.READER: ngettext("%(count)s reader", "%(count)s readers", self.count),
            Voice.VISITOR: ngettext("%(count)s visitor", "%(count)s visitors", self.count),
            Voice.MODERATOR: ngettext("%(count)s moderator", "%(count)s moderators", self.count),
        }
        return words[self.voice] % {"count": count}

    @property
    def sentence(self) -> str:
        """All of it as said aloud: `3.5 of 5, Good, 12 readers`."""
        if not self.count:
            return _("No stars yet")
        return _("%(average)s of 5, %(word)s, %(voters)s") % {
            "average": self.average,
            "word": self.word,
            "voters": self.voters,
        }


def in_words(stars: int) -> str:
    """Return `4 stars, Very good` for 4."""
    number = ngettext("%(count)s star", "%(count)s stars", stars) % {"count": stars}
    return f"{number}, {WORDS[stars]}"


def given_rows(given: Iterable[Rating]) -> list[GivenRow]:
    """Return what a reader gave, each with its story and the stars in words."""
    return [GivenRow(row.article, in_words(row.stars)) for row in given]


def legend() -> list[Step]:
    """Return the five steps, from Poor to Exceptional."""
    return [Step(stars, str(word)) for stars, word in WORDS.items()]


def result(voice: Voice, sums: Mapping[str, RatingSum]) -> Result:
    """Return what `voice` says, given a story's sums by voice."""
    row = sums.get(voice)
    return Result(voice, row.count, row.total) if row else Result(voice)


def shown_results(sums: Mapping[str, RatingSum]) -> list[Result]:
    """Return the results that stand under a story.

    Readers and moderators always, so that an empty one says so; visitors only if there are any.
    """
    results = [result(voice, sums) for voice in Voice]
    return [one for one in results if one.count or one.voice != Voice.VISITOR]
