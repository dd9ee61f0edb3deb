"""`{% load moderation %}`: the rooms of the moderators' desk, for each page in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from articles.models import Article
from comments import rules
from comments.doors import door_of
from comments.models import Comment, Reason, Setting
from ratings.forms import Rated
from ratings.rate_list import unrated_of_the_day

if TYPE_CHECKING:
    from comments.doors import Door

register = template.Library()


@dataclass(frozen=True, slots=True)
class Room:
    """One page of the desk, and how much waits there (None: nothing ever does)."""

    mark: str
    name: str
    address: str
    count: int | None = None


@register.simple_tag
def moderators_rooms(user: User) -> list[Room]:
    """Return the rooms, with what waits in them. Two queries."""
    queue = reverse("admin:comments_comment_changelist")
    stars = reverse("admin:ratings_story_changelist")
    today = timezone.localdate().isoformat()
    return [
        Room("said", _("What readers say"), queue,
             Comment.objects.visible_to(user).to_decide().count()),
        Room("stars", _("Today's stories to rate"),
             f"{stars}?rated={Rated.BY_NOBODY.value}&day={today}", unrated_of_the_day()),
        Room("decisions", _("What was decided"), f"{queue}decisions/"),
        Room("bans", _("Bans"), f"{queue}bans/"),
        Room("rules", _("Words and sites"), reverse("admin:comments_rule_changelist")),
    ]  # fmt: skip


@register.simple_tag
def desk_keys() -> list[tuple[str, str]]:
    """Return the keys of the queue, each with what it does."""
    refuse = [(str(n), str(words)) for n, words in enumerate(Reason.labels, start=1)]
    return [
        ("j k", _("next, one before")),
        ("Enter", _("open")),
        ("x", _("mark")),
        ("y", _("let through")),
        *((key, _("refuse: %(reason)s") % {"reason": words}) for key, words in refuse),
        ("w", _("back to waiting")),
        ("u", _("undo")),
    ]


@register.simple_tag
def story_door(article: Article) -> Door:
    """Return how a story takes what readers say. One query."""
    return door_of(article)


@register.simple_tag
def may_set_door(user: User, article: Article) -> bool:
    """Say whether `user` may open or close what readers say under `article`."""
    return rules.why_not_set(user, Setting(article=article)) is None
