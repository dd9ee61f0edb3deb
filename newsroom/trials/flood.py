"""A flood of comments, an honest one among them, and the moderator who clears it."""

from __future__ import annotations

import re
import secrets
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from unittest.mock import patch

from django.db import connections
from django.utils import timezone

from accounts import guarded
from accounts.actions import add_person
from accounts.models import User
from accounts.roles import Role
from articles.models import Article
from comments import actions, judging, limits
from comments.models import Comment, Decision, Mode, Setting, Standing
from comments.querysets import Rank
from newsroom.trials.visitor import Visitor

AT_ONCE = 10  # requests under way at the same time
QUEUE = "/admin/comments/comment/"


@dataclass
class Outcome:
    """What came of it. `standings` are those of the flood's comments in the database."""

    sent: int = 0
    seconds: float = 0.0
    answers: Counter[int] = field(default_factory=Counter)
    standings: Counter[str] = field(default_factory=Counter)
    honest_seconds: float = 0.0
    honest_standing: str = ""
    honest_told: bool = False
    cleared: int = 0
    left_waiting: int = 0
    brought_back: int = 0


@contextmanager
def guards_off() -> Iterator[None]:
    """Count nothing and see no flood: the control that shows what the guards are worth."""
    with (
        patch.object(limits, "take", lambda *_: True),
        patch.object(judging, "_is_flood", lambda *_: False),
    ):
        yield


def flood(article: Article, *, port: int, senders: int, comments: int) -> Outcome:
    """Send `comments` comments from `senders` accounts as fast as the server takes them.

    The worst case: the story is open, nobody reads first, each sender has an address of their own
    and was let through before, and no two comments have the same words.
    """
    moderator = _person("moderator", Role.MODERATOR)
    actions.set_door(Setting(article=article, mode=Mode.OPEN, closes_after=0), by=None)
    people = [_known(f"sender-{number}", article, moderator) for number in range(senders)]
    honest = _known("honest", article, moderator)
    before = set(Comment.objects.values_list("pk", flat=True))
    visitors = [_visitor(who, port, n) for n, who in enumerate(people, start=2)]
    bystander = _visitor(honest, port, 250)
    path = f"/comment/{article.pk}/"
    forms = [visitor.open_form(path) for visitor in visitors]
    form = bystander.open_form(path)
    time.sleep(guarded.QUICKEST + 1.1)

    outcome = Outcome(sent=comments)

    def one(number: int) -> int:
        visitor, hidden = visitors[number % senders], forms[number % senders]
        try:
            return visitor.post(path, {**hidden, "text": _words(), "stars": ""})[0]
        finally:
            connections.close_all()

    began = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(one, range(comments))
        time.sleep(0.5)  # the flood is under way
        _speak_honestly(outcome, bystander, path, form)
        outcome.answers = Counter(answers)
    outcome.seconds = time.monotonic() - began
    fresh = Comment.objects.exclude(pk__in=before).exclude(user=honest)
    outcome.standings = Counter(fresh.values_list("state", flat=True))
    outcome.honest_standing = Comment.objects.filter(user=honest).latest("pk").state
    _clear(outcome, _visitor(moderator, port, 251))
    return outcome


def _speak_honestly(outcome: Outcome, bystander: Visitor, path: str, form: dict[str, str]) -> None:
    began = time.monotonic()
    status, where = bystander.post(path, {**form, "text": "I only want to know when it opens."})
    if status == 302:
        _status, page = bystander.get(where)
        outcome.honest_told = 'data-part="comments/said"' in page
    outcome.honest_seconds = time.monotonic() - began


def _clear(outcome: Outcome, moderator: Visitor) -> None:
    """Refuse the flood with one press, then take that back with another."""
    pile = f"{QUEUE}?why={Rank.FLOOD.value}"
    hidden = _token(moderator, pile)
    moderator.post(pile, {**hidden, "refuse": "list", "reason": "advertising"})
    flood = Comment.objects.filter(in_flood=True)
    outcome.cleared = flood.filter(state=Standing.REFUSED).count()
    outcome.left_waiting = flood.filter(state=Standing.WAITING).count()
    decision = Decision.objects.filter(verb="refuse").order_by("-pk").first()
    if decision:
        moderator.post(f"{QUEUE}undo/{decision.pk}/", hidden)
        outcome.brought_back = flood.filter(state=Standing.WAITING).count()


def _token(visitor: Visitor, path: str) -> dict[str, str]:
    _status, page = visitor.get(path)
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return {"csrfmiddlewaretoken": found[1]} if found else {}


def _words() -> str:
    return f"Buy {secrets.token_hex(6)} {secrets.token_hex(6)} now"


def _person(name: str, *roles: Role) -> User:
    email = f"{name}-{secrets.token_hex(4)}@trial.example"
    return add_person(email=email, display_name=name, roles=roles, by=None)


def _known(name: str, article: Article, moderator: User) -> User:
    """Make somebody of whom a moderator has let something through before."""
    person = _person(name)
    Comment.objects.create(
        article=article, user=person, name=name, text=f"An old word of {name}",
        fingerprint=f"old {person.pk}", state=Standing.SHOWN, decided_by=moderator,
        decided_at=timezone.now(), created=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    return person


def _visitor(user: User, port: int, number: int) -> Visitor:
    visitor = Visitor(port, f"127.0.0.{number}")
    visitor.sign_in(user)
    return visitor
