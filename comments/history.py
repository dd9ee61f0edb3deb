"""What a moderator should know of whoever said something, before deciding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, F

from comments.models import Comment, Decided, Standing
from comments.querysets import HOT
from comments.speakers import Speaker

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from comments.models import Ban

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LAST = 5


@dataclass(frozen=True, slots=True)
class History:
    """A reader's or guest's past here."""

    is_guest: bool
    since: datetime
    shown: int
    refused: int
    waiting: int
    taken_back: int
    last: list[Decided]
    ban: Ban | None


def history_of(comment: Comment) -> History:
    """Return the history of whoever said `comment`. Three queries."""
    speaker = Speaker.of(comment)
    theirs = Comment.objects.confirmed().filter(speaker.theirs())
    counts = dict(theirs.order_by().values_list("state").annotate(said=Count("pk")))
    last = (
        Decided.objects.filter(
            comment__in=theirs.exclude(pk=comment.pk).values("pk"), decision__undone_at=None
        )
        .select_related("comment", "decision__by")
        .order_by(F("decision__at").desc(), "-pk")
    )
    return History(
        is_guest=speaker.user is None,
        since=speaker.user.date_joined if speaker.user else _first(comment, speaker),
        shown=counts.get(Standing.SHOWN, 0),
        refused=counts.get(Standing.REFUSED, 0),
        waiting=counts.get(Standing.WAITING, 0),
        taken_back=counts.get(Standing.GONE, 0),
        last=list(last[:LAST]),
        ban=speaker.ban(),
    )


def reasons_of(comment: Comment) -> list[tuple[str, _StrOrPromise]]:
    """Return why somebody should look at a comment that is `ranked`: (mark, words) of each reason.

    The strongest first. No query.
    """
    found: list[tuple[str, _StrOrPromise]] = []
    if getattr(comment, "is_reported", False):
        found.append(("reported", _("Reported")))
    if comment.in_flood:
        found.append(("flood", _("Came in a flood")))
    if comment.is_first:
        found.append(("first", _("First comment")))
    if comment.has_link:
        found.append(("link", _("Has a link")))
    if comment.word:
        found.append(("word", _("Word on the list: %(word)s") % {"word": comment.word}))
    if (heat := getattr(comment, "heat", 0)) >= HOT:
        words = ngettext("Hot story: %(count)d this hour", "Hot story: %(count)d this hour", heat)
        found.append(("hot", words % {"count": heat}))
    if comment.edited_at:
        found.append(("edited", _("Changed by its sender")))
    return found


def _first(comment: Comment, speaker: Speaker) -> datetime:
    first = Comment.objects.filter(speaker.theirs()).order_by("created").first()
    return first.created if first else comment.created
