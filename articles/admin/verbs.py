"""The buttons of the writing form: which ones this person sees, and what each of them does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Role
from articles import actions
from articles.admin.form import StoryForm, Times
from articles.cleaning import cleaned
from articles.content import Content
from articles.models import Article
from articles.rules import Verb, edits_section, why_not
from articles.wording import moment_in_words
from publishing.errors import Conflict, Refused
from publishing.states import State

if TYPE_CHECKING:
    from accounts.models import User

SAVE, PREVIEW = "save", "preview"
SUBMIT, RETURN, PUBLISH, UPDATE = "submit", "return", "publish", "update"

VERBS = {
    SAVE: Verb.SAVE,
    PREVIEW: Verb.SAVE,
    SUBMIT: Verb.SUBMIT,
    RETURN: Verb.RETURN,
    PUBLISH: Verb.PUBLISH,
    UPDATE: Verb.UPDATE,
}


@dataclass(frozen=True)
class Button:
    """One button of the bar: what it posts as `do`, its words, and how much it weighs."""

    do: str
    label: str
    weight: str = "plain"


@dataclass(frozen=True)
class Bar:
    """The buttons, and why the one most people look for is not among them."""

    buttons: list[Button]
    reason: str = ""


def bar(user: User, article: Article | None) -> Bar:
    """Return the buttons for `user` on `article` (None: a story not yet begun)."""
    if article is None:
        return _bar_of_a_new_story(user)
    may = {do for do, verb in VERBS.items() if why_not(user, verb, article) is None}
    out = article.state == State.PUBLISHED
    words = {
        SAVE: _("Save, not yet for readers") if out else _("Save draft"),
        PREVIEW: _("Preview"),
        RETURN: _("Return to writer"),
        SUBMIT: _("Send to review"),
        PUBLISH: _("Publish again") if article.state == State.WITHDRAWN else _("Publish"),
        UPDATE: _("Update"),
    }
    # An editor who could publish at once is not offered to send it to themselves first.
    strong = next((do for do in (UPDATE, PUBLISH, SUBMIT) if do in may), "")
    return Bar(
        [
            Button(do, label, "strong" if do == strong else "plain")
            for do, label in words.items()
            if do in may
        ],
        reason=_why_no_publishing(user, article, may),
    )


def _bar_of_a_new_story(user: User) -> Bar:
    buttons = [Button(SAVE, _("Save draft")), Button(PREVIEW, _("Preview"))]
    if publishes(user):
        return Bar(
            [
                *buttons,
                Button(SUBMIT, _("Send to review")),
                Button(PUBLISH, _("Publish"), "strong"),
            ]
        )
    return Bar(
        [*buttons, Button(SUBMIT, _("Send to review"), "strong")],
        _("An editor of the section publishes it."),
    )


def _why_no_publishing(user: User, article: Article, may: set[str]) -> str:
    if {PUBLISH, UPDATE} & may:
        return ""
    verb = Verb.UPDATE if article.state == State.PUBLISHED else Verb.PUBLISH
    return why_not(user, verb, article) or ""


def publishes(user: User, article: Article | None = None) -> bool:
    """Say whether `user` may set times and publish: `article`, or some story if none is given."""
    if article is None:
        return user.has_role(Role.SECTION_EDITOR, Role.CHIEF_EDITOR)
    return edits_section(user, article.section)


@transaction.atomic
def carry_out(
    do: str, *, form: StoryForm, article: Article | None, by: User
) -> tuple[Article, str]:
    """Keep what the valid `form` says, then do `do`; all of it or nothing.

    Returns the story and what happened, in sentences. Raises Refused, and Conflict if somebody
    saved since the form was opened.
    """
    if do not in VERBS:
        raise Refused(_("There is no such button."))
    article, said = _carry_out(do, form, article, by)
    joined = [box.carry_out(article, by=by) for box in form.boxes]
    sentences = " ".join(filter(None, [said, *joined]))
    return article, sentences or _said_of_nothing(do)


def _carry_out(do: str, form: StoryForm, article: Article | None, by: User) -> tuple[Article, str]:
    """Do the story's own part; "" if nothing was to be done."""
    content = cleaned(form.content)
    if article is None:
        article = _begin(content, form, by)
        version, saved = article.version, True
    else:
        refusal = why_not(by, VERBS[do], article)
        if refusal:
            raise Refused(refusal)
        version = form.cleaned_data["expected_version"] or 0
        saved = content != Content.of(article)
        if saved:
            actions.save_draft(article, content=content, expected_version=version, by=by)
            version = article.version
    times = form.times(Times.of(article))
    if do == PUBLISH:
        return article, _publish(article, times, version, by)
    if do == UPDATE:
        return article, _update(article, times, version, by, form.cleaned_data["material"])
    if times != Times.of(article):
        version, saved = _plan(article, times, version, by), True
    if do == SUBMIT:
        actions.send_to_review(article, expected_version=version, by=by)
        return article, _("Sent to review. The editors of %(section)s see it on their desk.") % {
            "section": article.section.name
        }
    if do == RETURN:
        note = form.cleaned_data["note"]
        actions.return_to_writer(article, expected_version=version, by=by, note=note)
        return article, _("Returned to the writer.")
    return article, _said_of_saving(article) if saved else ""


def already_done(do: str, *, form: StoryForm, article: Article, by: User) -> bool:
    """Say whether a refusal is only the echo of a second click: all that `form` asks for is done.

    True if the newest save is `by`'s own, holds the same words, and `do` has happened.
    """
    newest = article.latest_revision
    if (
        newest is None
        or newest.saved_by_id != by.pk
        or cleaned(form.content) != Content.of(article)
    ):
        return False
    if not all(box.is_done(article) for box in form.boxes):
        return False
    if do in (PUBLISH, UPDATE):
        return article.state == State.PUBLISHED and not article.has_unpublished_changes
    return article.state == {SUBMIT: State.REVIEW, RETURN: State.DRAFT}.get(do, article.state)


def _begin(content: Content, form: StoryForm, by: User) -> Article:
    article = actions.create(content=content, by=by, token=form.cleaned_data["token"])
    if article.version or Content.of(article) != content or article.created_by_id != by.pk:
        # The form was sent before, and the story has gone on since: handled like any conflict.
        raise Conflict(
            _("This story was begun already with the same form."),
            expected=-1,
            current=article.version,
        )
    return article


def _publish(article: Article, times: Times, version: int, by: User) -> str:
    actions.publish(
        article,
        expected_version=version,
        by=by,
        published_at=times.published_at or timezone.now(),
        embargo_until=times.embargo_until,
    )
    return _said_of_publishing(article)


def _update(article: Article, times: Times, version: int, by: User, material: bool) -> str:
    moved = times != Times.of(article)
    moments = (times.published_at or timezone.now(), times.embargo_until)
    if article.has_unpublished_changes or material:
        actions.update(
            article,
            expected_version=version,
            by=by,
            material=material,
            times=moments if moved else None,
        )
    elif moved:
        actions.reschedule(
            article,
            expected_version=version,
            by=by,
            published_at=moments[0],
            embargo_until=moments[1],
        )
    else:
        return ""
    if moved:
        return _said_of_publishing(article)
    if material:
        return _("Updated. Readers are told when.")
    return _("Updated. Readers see the new version.")


def _plan(article: Article, times: Times, version: int, by: User) -> int:
    if article.state == State.PUBLISHED:
        raise Refused(_("The time of a published story is changed with “Update”."))
    actions.plan(
        article,
        expected_version=version,
        by=by,
        published_at=times.published_at,
        embargo_until=times.embargo_until,
    )
    return article.version


def _said_of_publishing(article: Article) -> str:
    if article.is_live() or article.live_from is None:
        return _("Published. Readers see it now.")
    return _("Scheduled for %(time)s. It appears by itself.") % {
        "time": moment_in_words(article.live_from)
    }


def _said_of_nothing(do: str) -> str:
    if do == UPDATE:
        return _("Readers see this already; nothing has changed.")
    return _("Nothing has changed since the last save.")


def _said_of_saving(article: Article) -> str:
    if article.state == State.PUBLISHED:
        return _("Saved. Readers still see the version before; “Update” shows them this one.")
    return (
        _("Saved as a draft. Only the newsroom sees it.")
        if article.state == State.DRAFT
        else _("Saved. Only the newsroom sees it.")
    )
