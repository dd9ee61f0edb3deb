"""`{% load newsroom_words %}`: what the newsroom is told about its stories."""

from __future__ import annotations

from datetime import datetime

from django import template

from accounts.models import User
from articles.desk import Heap, heaps
from articles.models import Article
from articles.rules import Verb, why_not
from articles.wording import Standing, moment_in_words, state_in_words

register = template.Library()


@register.simple_tag
def standing(article: Article) -> Standing:
    """Return where `article` stands: `{% standing story as now %}{{ now.text }}`."""
    return state_in_words(article)


@register.filter
def said(moment: datetime) -> str:
    """Return `moment` as colleagues say it: `{{ story.saved_at|said }}`."""
    return moment_in_words(moment)


@register.simple_tag
def waiting(user: User) -> list[Heap]:
    """Return the heaps of stories that wait for `user`."""
    return heaps(user)


@register.simple_tag
def may_write(user: User) -> bool:
    """Say whether `user` may begin a story."""
    return why_not(user, Verb.CREATE) is None
