"""The verbs of a story. Each checks, writes, logs and announces in one transaction.

Every write path (form, import, restore, sample paper) goes through here; nothing else saves an
Article. `by` is the person who asked, or None for the paper's own machinery. Refused (and its
kind Conflict) carries a sentence for that person.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import signals
from articles.checks import check, is_safe_target, missing_for_publication, signed, why_not_moved
from articles.cleaning import cleaned
from articles.content import Content, corrections_from
from articles.face import ensure_crops, write_face, write_uses
from articles.filed import Filed
from articles.models import Article, ArticleRevision
from articles.purging import purge_story
from articles.rules import Verb, why_not
from publishing.actions import claim_version, live_from, log
from publishing.errors import Conflict, Refused
from publishing.states import State
from publishing.text import ascii_slug, fold
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User

# What publishing writes to the row of a story whose words stand there already.
PUBLIC_FIELDS = (
    "state",
    "published_at",
    "embargo_until",
    "live_from",
    "updated_at",
    "withdrawn_at",
    "withdrawn_to",
    "slug",
    "published_revision",
    "ahead",
)


@transaction.atomic
def create(*, content: Content, by: User | None, token: UUID | None = None) -> Article:
    """Begin a story with its first revision, as a draft. Returns it.

    Of all calls with the same `token` only the first begins a story, however near they are in
    time; the others return that story untouched.

    Raises Refused if `by` may not write stories or `content` names no usable section.
    """
    _refuse(why_not(by, Verb.CREATE))
    content = cleaned(content)
    section = check(content, by)
    token = token or uuid4()
    article = _begun(content, section, by, token)
    if article is None:
        return Article.objects.get(token=token)
    if content.corrections:
        content = content.but(corrections=signed(article, content.corrections, by))
    _save_revision(article, content, by, is_new=True)
    log(article, verb=Verb.CREATE, by=by)
    return article


@transaction.atomic
def save_draft(
    article: Article, *, content: Content, expected_version: int, by: User | None
) -> ArticleRevision:
    """Keep `content` as the newest revision; what readers see stays as it is.

    Raises Refused, and Conflict if somebody saved since `expected_version`.
    """
    _begin(article, Verb.SAVE, by, expected_version)
    content = cleaned(content)
    content = content.but(corrections=signed(article, content.corrections, by))
    check(content, by, article.section)
    revision = _save_revision(article, content, by)
    log(article, verb=Verb.SAVE, by=by)
    return revision


@transaction.atomic
def send_to_review(article: Article, *, expected_version: int, by: User | None) -> None:
    """Hand a draft to the editors of its section. Raises Refused, Conflict."""
    _begin(article, Verb.SUBMIT, by, expected_version)
    _set_state(article, State.REVIEW)
    log(article, verb=Verb.SUBMIT, by=by)


@transaction.atomic
def return_to_writer(
    article: Article, *, expected_version: int, by: User | None, note: str = ""
) -> None:
    """Give a story in review back to its writer, with a note why. Raises Refused, Conflict."""
    _begin(article, Verb.RETURN, by, expected_version)
    _set_state(article, State.DRAFT)
    log(article, verb=Verb.RETURN, by=by, note=note)


@transaction.atomic
def publish(
    article: Article,
    *,
    expected_version: int,
    by: User | None,
    published_at: datetime | None = None,
    embargo_until: datetime | None = None,
) -> None:
    """Make the newest revision public: now, or by itself at `published_at`.

    A withdrawn story comes back with the publish time it had. Raises Refused (also when
    something that readers need is missing), Conflict.
    """
    _begin(article, Verb.PUBLISH, by, expected_version)
    content = Content.of(article)
    before = _Public(article)
    moment = published_at or article.published_at or timezone.now()
    article.state = State.PUBLISHED
    _set_times(article, moment, embargo_until)
    article.withdrawn_at, article.withdrawn_to = None, ""
    # Once out, an address is for ever, whatever later happens to the headline.
    article.slug = article.slug or ascii_slug(content.headline) or "story"
    _show(article, content, before.filed)
    before.purge_what_changed()
    log(article, verb=Verb.PUBLISH, by=by)
    signals.article_published.send(Article, article=article, by=by)


@transaction.atomic
def update(
    article: Article,
    *,
    expected_version: int,
    by: User | None,
    material: bool = False,
    times: tuple[datetime, datetime | None] | None = None,
) -> None:
    """Show readers the newest revision of a published story.

    `material` says that the change matters to somebody who has read it, as a correction always
    does: only then the page tells when it was updated. `times`: the publish time and the embargo
    that it gets with it, as by `reschedule`. Raises Refused, Conflict.
    """
    _begin(article, Verb.UPDATE, by, expected_version)
    content = Content.of(article)
    before = _Public(article)
    corrected = content.corrections != corrections_from(article.corrections)
    if material or corrected:
        article.updated_at = timezone.now()
    if times is not None:
        _set_times(article, *times)
    _show(article, content, before.filed)
    before.purge_what_changed()
    notes = [_("material update")] * material + [_("publish time")] * (times is not None)
    log(article, verb=Verb.UPDATE, by=by, note=", ".join(notes))
    signals.article_published.send(Article, article=article, by=by)


@transaction.atomic
def plan(
    article: Article,
    *,
    expected_version: int,
    by: User | None,
    published_at: datetime | None,
    embargo_until: datetime | None,
) -> None:
    """Note when a story that is not published shall be; publishing it takes these times over.

    Raises Refused, Conflict.
    """
    _begin(article, Verb.PLAN, by, expected_version)
    article.published_at, article.embargo_until = published_at, embargo_until
    article.save(update_fields=["published_at", "embargo_until"])
    log(article, verb=Verb.PLAN, by=by)


@transaction.atomic
def reschedule(
    article: Article,
    *,
    expected_version: int,
    by: User | None,
    published_at: datetime,
    embargo_until: datetime | None = None,
) -> None:
    """Change when a published story is or was published. Raises Refused, Conflict."""
    _begin(article, Verb.UPDATE, by, expected_version)
    before = _Public(article)
    _set_times(article, published_at, embargo_until)
    article.save(update_fields=["published_at", "embargo_until", "live_from"])
    before.filed.relist()
    before.purge_what_changed()
    log(article, verb=Verb.UPDATE, by=by, note=_("publish time"))
    signals.article_published.send(Article, article=article, by=by)


@transaction.atomic
def withdraw(
    article: Article, *, expected_version: int, by: User | None, redirect_to: str = ""
) -> None:
    """Take a story from the public.

    Its address then says that it is gone (410), or sends readers to `redirect_to`, a path of this
    paper or an https address. Nothing is deleted. Raises Refused, Conflict.
    """
    _begin(article, Verb.WITHDRAW, by, expected_version)
    if redirect_to and not is_safe_target(redirect_to, article):
        raise Refused(_("Redirect to a page of this paper (/…) or to an https:// address."))
    before = _Public(article)
    article.state = State.WITHDRAWN
    article.withdrawn_at = timezone.now()
    article.withdrawn_to = redirect_to
    article.live_from = None
    article.save(update_fields=["state", "withdrawn_at", "withdrawn_to", "live_from"])
    before.filed.relist()
    before.purge_what_changed()
    log(article, verb=Verb.WITHDRAW, by=by, note=redirect_to)
    signals.article_withdrawn.send(Article, article=article, by=by)


@transaction.atomic
def restore_revision(
    article: Article, *, revision: ArticleRevision, expected_version: int, by: User | None
) -> ArticleRevision:
    """Make an older revision the newest again, as a new save; no revision is lost.

    Raises Refused (also for another story's revision), Conflict.
    """
    if revision.article_id != article.pk:
        raise Refused(_("That revision belongs to another story."))
    _begin(article, Verb.RESTORE, by, expected_version)
    older = Content.from_snapshot(revision.snapshot)
    # What the paper has owned up to stays, whichever text it goes back to.
    older = older.but(corrections=Content.of(article).corrections)
    restored = _save_revision(article, cleaned(older), by)
    log(article, verb=Verb.RESTORE, by=by, note=f"#{revision.number}")
    return restored


@transaction.atomic
def delete_draft(article: Article, *, expected_version: int, by: User | None) -> None:
    """Delete a story that readers have never seen; the log keeps its headline.

    Raises Refused, Conflict.
    """
    _begin(article, Verb.DELETE, by, expected_version)
    log(article, verb=Verb.DELETE, by=by, note=article.headline)
    article.delete()


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _begin(article: Article, verb: Verb, by: User | None, expected_version: int) -> None:
    # Every write claims the version, so where the claim succeeds from the version at which
    # `article` was read, its row is the stored one: the rules have judged what is stored, nothing
    # slipped in between, and it need not be read again.
    if article.version == expected_version and _why_not(article, verb, by) is None:
        try:
            claim_version(article, expected_version=expected_version)
        except Conflict:
            pass  # somebody was quicker: the stored row decides what is answered
        else:
            return
    article.refresh_from_db()
    _refuse(_why_not(article, verb, by))
    claim_version(article, expected_version=expected_version)


def _why_not(article: Article, verb: Verb, by: User | None) -> str | None:
    """Return why `by` may not do `verb` to `article` as it was read; None if they may."""
    refusal = why_not(by, verb, article)
    if refusal or verb not in (Verb.PUBLISH, Verb.UPDATE):
        return refusal
    content = Content.of(article)
    return missing_for_publication(content) or why_not_moved(article, content, by)


class _Public:
    """Where readers find a story before it changes, and what becomes new for them after it."""

    def __init__(self, article: Article) -> None:
        self.article, self.live_from = article, article.live_from
        self.filed = Filed(article)
        self.lists = self.filed.lists()

    def purge_what_changed(self) -> None:
        purge_story(
            self.article,
            stood_in=self.lists,
            stands_in=self.filed.lists(),
            live_from=self.live_from,
        )


def _set_times(article: Article, published_at: datetime, embargo_until: datetime | None) -> None:
    article.published_at, article.embargo_until = published_at, embargo_until
    article.live_from = live_from(published_at=published_at, embargo_until=embargo_until)


def _set_state(article: Article, state: State) -> None:
    article.state = state
    article.save(update_fields=["state"])


def _begun(content: Content, section: Section, by: User | None, token: UUID) -> Article | None:
    """Return the new row of a story; None if one with `token` is there."""
    try:
        with transaction.atomic():
            return Article.objects.create(
                token=token,
                headline=content.headline,
                section=section,
                kind=content.kind,
                created_by=by,
            )
    except IntegrityError:
        return None


def _save_revision(
    article: Article, content: Content, by: User | None, *, is_new: bool = False
) -> ArticleRevision:
    newest = article.latest_revision
    revision = ArticleRevision.objects.create(
        article=article,
        number=newest.number + 1 if newest else 1,
        snapshot=content.to_snapshot(),
        saved_by=by,
    )
    article.latest_revision = revision
    article.folded = _words_to_find(content)
    filed = Filed(article, is_new=is_new)
    write_uses(article, content, filed, published=False)
    ensure_crops(content)
    if article.published_revision_id is None:
        write_face(article, content, filed)
    else:
        article.ahead = True
        article.save(update_fields=["latest_revision", "folded", "ahead"])
    signals.article_saved.send(Article, article=article, by=by)
    return revision


def _words_to_find(content: Content) -> str:
    names = [line.name for line in content.credits]
    return fold(" ".join([content.headline, content.short_headline, content.kicker, *names]))


def _show(article: Article, content: Content, filed: Filed) -> None:
    follows = article.published_revision_id is None
    article.published_revision_id, article.ahead = article.latest_revision_id, False
    if follows:
        # The row of a story not yet published is its newest revision; only the lists wait.
        article.save(update_fields=PUBLIC_FIELDS)
        filed.relist()
    else:
        filed.relist()
        write_face(article, content, filed)
    write_uses(article, content, filed, published=True)
