"""What came of a posted form: carried out or not, and the sentence that says so."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.utils.translation import gettext as _

from articles.models import Article
from publishing.errors import Refused
from ratings import actions
from ratings.display import in_words
from ratings.forms import WITHDRAW, StarsForm
from ratings.limits import TooMany
from ratings.voters import Voter


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome in words (`said`) and as an HTTP status.

    `stars` is what was asked for, so that a form that comes back keeps the choice; None if stars
    were withdrawn or nothing usable was sent.
    """

    status: HTTPStatus
    said: str
    voter: Voter
    stars: int | None = None

    @property
    def is_done(self) -> bool:
        """Whether it was carried out."""
        return self.status == HTTPStatus.OK


def carry_out(form: StarsForm, article: Article, voter: Voter) -> Answer:
    """Give or withdraw stars as `form` asks, and say what came of it. Never raises."""
    if not form.is_valid():
        return Answer(HTTPStatus.BAD_REQUEST, form.sentence(), voter)
    if form.cleaned_data["do"] == WITHDRAW:
        return _withdraw(article, voter)
    stars = form.cleaned_data["stars"]
    try:
        actions.give(article, stars=stars, by=voter)
    except TooMany as refusal:
        return Answer(HTTPStatus.TOO_MANY_REQUESTS, str(refusal), voter, stars)
    except Refused as refusal:
        return Answer(HTTPStatus.FORBIDDEN, str(refusal), voter, stars)
    said = _("Counted: %(stars)s.") % {"stars": in_words(stars)}
    return Answer(HTTPStatus.OK, said, voter, stars)


def _withdraw(article: Article, voter: Voter) -> Answer:
    try:
        there_were = actions.withdraw(article, by=voter)
    except Refused as refusal:
        return Answer(HTTPStatus.FORBIDDEN, str(refusal), voter)
    said = _("Your stars are withdrawn.") if there_were else _("There were no stars to withdraw.")
    return Answer(HTTPStatus.OK, said, voter)
