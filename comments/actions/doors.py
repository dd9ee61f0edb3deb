"""Opening and closing: the paper, a section, a story; and the list of words and sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from comments import rules
from comments.actions.pages import page_changed
from comments.doors import EVERYWHERE, door_of
from comments.models import Rule, Setting
from pagecache.actions import purge
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def set_door(setting: Setting, *, by: User | None) -> Setting:
    """Keep how the paper, a section or a story takes what readers say. Returns it.

    Raises Refused if `by` (None: the paper's own machinery) may not.
    """
    if by is not None and (refusal := rules.why_not_set(by, setting)):
        raise Refused(refusal)
    setting.save()
    days = "" if setting.closes_after is None else f", {setting.closes_after} days"
    log(setting, verb="comments set", by=by, note=f"{setting}: {setting.mode or '-'}{days}")
    if setting.article is not None:
        page_changed(setting.article.pk)
        plan_closing(setting.article)
    else:
        purge(EVERYWHERE)
    return setting


def plan_closing(article: Article) -> None:
    """Have the page of `article` made anew at the second in which it closes."""
    closes_at = door_of(article).closes_at
    if closes_at is not None and closes_at > timezone.now():
        purge(f"said/{article.pk}", due=closes_at)


@transaction.atomic
def save_rule(rule: Rule, *, by: User) -> Rule:
    """Keep a word or a site on the list. Returns it. Raises Refused if `by` may not."""
    if refusal := rules.why_not_keep_rules(by):
        raise Refused(refusal)
    rule.save()
    log(rule, verb="rule kept", by=by, note=f"{rule.kind} {rule.pattern}")
    return rule
