"""Boxes that departments above the stories add to the writing form.

A story's form is the one place where an editor looks, but what stands in it is not always the
stories' own: the printed page of a story is the ePaper's. Stories may not know of that, so the
department joins: it hands in a maker of its box when the paper starts, and the form shows, checks
and carries out what it is given, in the same transaction as the story's own save.

A box is a formset, so that it can hold rows. What it keeps is no part of the story's revisions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article


class StoryBox(forms.BaseFormSet):
    """Rows of one department in the writing form.

    `template` draws the box; it is given `box` and `story` (None: not yet begun).
    """

    template: ClassVar[str]
    label: ClassVar[Any]

    def carry_out(self, article: Article, *, by: User) -> str:
        """Do what the valid rows say, by an action that asks whether `by` may.

        Returns a sentence about it; "" if nothing was to be done. Raises Refused.
        """
        raise NotImplementedError

    def is_done(self, article: Article) -> bool:
        """Say whether nothing is left to do: all that the valid rows say is so already."""
        raise NotImplementedError


# (who writes, the story or None for a new one, what was sent or None) → a box, or None for nobody.
Maker = Callable[["User", "Article | None", Any], StoryBox | None]

_makers: list[Maker] = []


def join(maker: Maker) -> None:
    """Have `maker` asked for a box whenever the writing form is opened or sent. Once is enough."""
    if maker not in _makers:
        _makers.append(maker)


def boxes_for(user: User, article: Article | None, data: Any = None) -> list[StoryBox]:
    """Return the boxes that `user` sees in the form of `article`, with what was sent in them."""
    made = (maker(user, article, data) for maker in _makers)
    return [box for box in made if box is not None]
