"""Saving a story for later, taking it off the list. Nothing is logged: it is nobody's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from publishing.errors import Refused
from saved.models import SavedStory

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article

MOST = 1000


@transaction.atomic
def save(article: Article, *, by: User) -> SavedStory:
    """Keep `article` for `by`; saved already, it stays where it is in the list. Returns the row.

    Raises Refused if it is not in the paper, or the list is full.
    """
    if not article.is_live():
        raise Refused(_("This story is not in the paper now."))
    mine = SavedStory.objects.filter(user=by)
    if mine.count() >= MOST and not mine.filter(article=article).exists():
        raise Refused(_("Your list has %(most)d stories. Take some off first.") % {"most": MOST})
    return SavedStory.objects.get_or_create(user=by, article=article)[0]


@transaction.atomic
def take_off(article: Article, *, by: User) -> bool:
    """Take `article` off the list of `by`. Returns whether it was on it."""
    return bool(SavedStory.objects.filter(user=by, article=article).delete()[0])
