"""The controls one person sees under a story: their own, and the paper's if they moderate."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.models import Article
from ratings.answers import Answer
from ratings.display import in_words
from ratings.models import Rating, Voice
from ratings.rules import why_not
from ratings.voters import Voter


@dataclass(frozen=True, slots=True)
class Control:
    """Five stars to choose from. `given` is what is counted now, `chosen` what is marked.

    `problem` says why the last try was not carried out; empty if it was.
    """

    voice: Voice
    given: int | None
    chosen: int | None
    problem: str = ""

    @property
    def heading(self) -> str:
        """What stands above it."""
        if self.voice == Voice.MODERATOR:
            return _("Your stars as a moderator")
        return _("Your stars")

    @property
    def state(self) -> str:
        """What is counted now, in words."""
        if self.given is None:
            return _("You have not given any.")
        return _("You gave %(stars)s.") % {"stars": in_words(self.given)}


def controls_for(
    article: Article, voter: Voter, *, answer: Answer | None = None, chosen: int | None = None
) -> list[Control]:
    """Return the controls for the person behind `voter`; one query.

    `answer` is what came of a form just posted, `chosen` the stars that a link asked for.
    """
    own = Voter.reader(voter.user) if voter.user else voter
    voters = [own]
    if voter.user and why_not(voter.user, Voice.MODERATOR, article) is None:
        voters.append(Voter.moderator(voter.user))
    given = _given(article, own)
    return [_control(one.voice, given.get(one.voice), answer, chosen) for one in voters]


def _given(article: Article, own: Voter) -> dict[str, int]:
    rows = Rating.objects.filter(article=article)
    rows = rows.filter(user=own.user) if own.user else rows.of(own)
    return dict(rows.values_list("voice", "stars"))


def _control(
    voice: Voice, given: int | None, answer: Answer | None, chosen: int | None
) -> Control:
    if answer and not answer.is_done and answer.voter.voice == voice:
        return Control(voice, given, answer.stars or given, answer.said)
    return Control(voice, given, given if voice == Voice.MODERATOR else chosen or given)
