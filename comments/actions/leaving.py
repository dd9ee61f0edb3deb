"""What becomes of a reader's comments when they delete their account."""

from __future__ import annotations

from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from accounts.models import User
from comments.models import Comment, Standing
from pagecache.actions import purge


@transaction.atomic
def take_all_back(user: User) -> None:
    """Take the words out of all that `user` said; answers of others stay. Two queries and a purge.

    Written in the log of no comment: who did it is about to be nobody.
    """
    _pages_change(user)
    Comment.objects.filter(user=user).update(
        state=Standing.GONE,
        reason="",
        text="",
        word="",
        stars=None,
        content="",
        # One speaker says the same once under a story; what is gone must not be the same twice.
        fingerprint=Concat(Value("gone "), Cast(F("pk"), CharField())),
    )


@transaction.atomic
def take_name_off(user: User) -> None:
    """Leave what `user` said, but not their name. Two queries and a purge."""
    _pages_change(user)
    Comment.objects.filter(user=user).update(name=_("A former reader"), email="", sender="")


def _pages_change(user: User) -> None:
    shown = Comment.objects.filter(user=user, state=Standing.SHOWN)
    stories = shown.order_by().values_list("article_id", flat=True).distinct()
    purge(*(f"said/{article_id}" for article_id in stories))
