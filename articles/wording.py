"""What the newsroom is told about a story: where it stands, what was done to it. No queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.rules import Verb
from publishing.states import State

if TYPE_CHECKING:
    from articles.models import Article
    from publishing.models import LogEntry


@dataclass(frozen=True)
class Standing:
    """Where a story stands: `mark` for a stylesheet, `text` for people."""

    mark: str
    text: str


def moment_in_words(moment: datetime, now: datetime | None = None) -> str:
    """Return `moment` as colleagues say it, in the paper's time zone: today 15:26; Sep 29, 23:41.

    The year is said only if it is not this one.
    """
    local, today = timezone.localtime(moment), timezone.localtime(now)
    if local.date() == today.date():
        return _("today %(time)s") % {"time": date_format(local, "H:i")}
    return date_format(local, "M j, H:i" if local.year == today.year else "M j, Y, H:i")


def state_in_words(article: Article, at: datetime | None = None) -> Standing:
    """Return where `article` stands, as the newsroom says it."""
    if article.state == State.PUBLISHED:
        if article.is_scheduled(at) and article.live_from:
            words = {"time": moment_in_words(article.live_from, at)}
            return Standing("scheduled", _("Scheduled for %(time)s") % words)
        if article.has_unpublished_changes:
            return Standing("ahead", _("Live, with unpublished changes"))
        return Standing("live", _("Live"))
    if article.state == State.WITHDRAWN:
        return Standing("withdrawn", _("Withdrawn"))
    if article.state == State.REVIEW:
        return Standing("review", _("In review"))
    return Standing("draft", _("Draft"))


def entry_in_words(entry: LogEntry) -> str:
    """Return what one line of the log says was done, without who and when."""
    words = {
        Verb.CREATE: _("began the story"),
        Verb.SAVE: _("saved it"),
        Verb.SUBMIT: _("sent it to review"),
        Verb.RETURN: _("returned it to the writer"),
        Verb.PUBLISH: _("published it"),
        Verb.UPDATE: _("updated it for readers"),
        Verb.WITHDRAW: _("withdrew it"),
        Verb.RESTORE: _("restored an older save"),
        Verb.PLAN: _("set its publish time"),
    }
    return words.get(entry.verb, entry.verb)  # type: ignore[call-overload]
