"""What is seen in a comment when it comes, and where that puts it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from comments import limits
from comments.models import Comment, Mode, Rule, RuleKind, Standing
from comments.words import found_word, hosts_in, is_of

if TYPE_CHECKING:
    from articles.models import Article
    from comments.querysets import CommentQuerySet
    from comments.speakers import Speaker

TEN_MINUTES, AN_HOUR = timedelta(minutes=10), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Seen:
    """What speaks for reading a comment before others do."""

    is_first: bool
    has_link: bool
    word: str
    in_flood: bool

    @property
    def holds(self) -> bool:
        """Whether any of it does."""
        return self.is_first or self.has_link or bool(self.word) or self.in_flood


def look_at(
    text: str, *, article: Article, speaker: Speaker, content: str, but: int | None = None
) -> Seen:
    """Return what is seen in `text` when `speaker` says it under `article`.

    content: the mark of the words, whoever says them. but: a comment that does not count, because
    it is the one being changed.
    """
    words, sites = _rules()
    said = Comment.objects.confirmed().exclude(pk=but or 0)
    return Seen(
        is_first=not said.filter(speaker.theirs(), decided_at__isnull=False).shown().exists(),
        has_link=any(not any(is_of(host, site) for site in sites) for host in hosts_in(text)),
        word=next(
            (
                rule.pattern
                for rule in words
                if found_word(text, rule.pattern, accents_count=rule.accents_count)
            ),
            "",
        ),
        in_flood=_is_flood(said, article, speaker, content),
    )


def place(seen: Seen, mode: Mode) -> Standing:
    """Return where a comment goes. In open mode it counts what appears unread."""
    if mode == Mode.OPEN and not seen.holds and limits.may_appear_unread():
        return Standing.SHOWN
    return Standing.WAITING


def _rules() -> tuple[list[Rule], list[str]]:
    rules = list(Rule.objects.all())
    words = [rule for rule in rules if rule.kind == RuleKind.WORD]
    return words, [rule.pattern for rule in rules if rule.kind == RuleKind.SITE]


def _is_flood(said: CommentQuerySet, article: Article, speaker: Speaker, content: str) -> bool:
    now = timezone.now()
    same = said.filter(content=content, created__gt=now - AN_HOUR)
    others = same.exclude(speaker.theirs()).values("user", "email").distinct()
    if others.count() >= limits.FLOOD_OF_WORDS - 1:
        return True
    here = said.filter(article=article, created__gt=now - TEN_MINUTES)
    mine = here.filter(speaker.theirs()).count()
    return (
        mine >= limits.FLOOD_OF_A_SENDER - 1
        and here[: limits.FLOOD_UNDER_A_STORY].count() >= limits.FLOOD_UNDER_A_STORY
    )
