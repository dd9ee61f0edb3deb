"""The verbs of a story. Each checks, writes, logs and announces in one transaction.

Every write path (form, import, restore, sample paper) goes through here; nothing else saves an
Article. `by` is the person who asked, or None for the paper's own machinery. Refused (and its
kind Conflict) carries a sentence for that person.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import signals
from articles.cleaning import cleaned, in_order, to_the_minute
from articles.content import ROW_FIELDS, Content, Correction, corrections_from
from articles.face import ensure_crops, relist, write_face, write_uses
from articles.models import Article, ArticleRevision
from articles.purging import lists_of, purge_story
from articles.rules import Verb, edits_section, why_not, why_not_in_section
from publishing.actions import claim_version, live_from, log
from publishing.errors import Refused
from publishing.states import State
from publishing.text import ascii_slug, fold
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User


class Places(TypedDict):
    """Where readers find a story: the keys of its lists, and its time."""

    stood_in: set[str]
    live_from: datetime | None


@transaction.atomic
def create(*, content: Content, by: User | None, token: UUID | None = None) -> Article:
    """Begin a story with its first revision, as a draft. Returns it.

    Of all calls with the same `token` only the first begins a story, however near they are in
    time; the others return that story untouched.

    Raises Refused if `by` may not write stories or `content` names no usable section.
    """
    _refuse(why_not(by, Verb.CREATE))
    content = cleaned(content)
    _check(content, by)
    first = {
        "headline": content.headline,
        "section_id": content.section_id,
        "kind": content.kind,
        "created_by": by,
    }
    article, made = Article.objects.get_or_create(token=token or uuid4(), defaults=first)
    if not made:
        return article
    if content.corrections:
        content = content.but(corrections=_signed(article, content.corrections, by))
    _save_revision(article, content, by)
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
    content = content.but(corrections=_signed(article, content.corrections, by))
    _check(content, by)
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
    before = _places(article)
    moment = published_at or article.published_at or timezone.now()
    article.state = State.PUBLISHED
    article.published_at = moment
    article.embargo_until = embargo_until
    article.live_from = live_from(published_at=moment, embargo_until=embargo_until)
    article.withdrawn_at, article.withdrawn_to = None, ""
    # Once out, an address is for ever, whatever later happens to the headline.
    article.slug = article.slug or ascii_slug(content.headline) or "story"
    _show(article, content)
    purge_story(article, **before)
    log(article, verb=Verb.PUBLISH, by=by)
    signals.article_published.send(Article, article=article, by=by)


@transaction.atomic
def update(
    article: Article, *, expected_version: int, by: User | None, material: bool = False
) -> None:
    """Show readers the newest revision of a published story.

    `material` says that the change matters to somebody who has read it, as a correction always
    does: only then the page tells when it was updated. Raises Refused, Conflict.
    """
    _begin(article, Verb.UPDATE, by, expected_version)
    content = Content.of(article)
    before = _places(article)
    corrected = content.corrections != corrections_from(article.corrections)
    if material or corrected:
        article.updated_at = timezone.now()
    _show(article, content)
    purge_story(article, **before)
    log(article, verb=Verb.UPDATE, by=by, note=_("material update") if material else "")
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
    before = _places(article)
    article.published_at = published_at
    article.embargo_until = embargo_until
    article.live_from = live_from(published_at=published_at, embargo_until=embargo_until)
    article.save(update_fields=["published_at", "embargo_until", "live_from"])
    relist(article)
    purge_story(article, **before)
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
    if redirect_to and not _is_safe_target(redirect_to, article):
        raise Refused(_("Redirect to a page of this paper (/…) or to an https:// address."))
    before = _places(article)
    article.state = State.WITHDRAWN
    article.withdrawn_at = timezone.now()
    article.withdrawn_to = redirect_to
    article.live_from = None
    article.save(update_fields=["state", "withdrawn_at", "withdrawn_to", "live_from"])
    relist(article)
    purge_story(article, **before)
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


def missing_for_publication(content: Content) -> str | None:
    """Return what `content` lacks before readers may see it, as a sentence; None if nothing."""
    if not content.headline.strip():
        return _("A story needs a headline before it is published.")
    if content.section_id is None:
        return _("A story needs a section before it is published.")
    if not content.standfirst.strip():
        return _("A story needs a standfirst before it is published: lists and search show it.")
    if not content.body.strip():
        return _("A story needs a text before it is published.")
    return None


def _refuse(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _begin(article: Article, verb: Verb, by: User | None, expected_version: int) -> None:
    # Rules read the stored row. The claim after them succeeds only if that row is still the one
    # that was read, so nothing can slip in between.
    article.refresh_from_db()
    _refuse(why_not(by, verb, article))
    if verb in (Verb.PUBLISH, Verb.UPDATE):
        content = Content.of(article)
        _refuse(missing_for_publication(content))
        _refuse(_why_not_moved(article, content, by))
    claim_version(article, expected_version=expected_version)


def _why_not_moved(article: Article, content: Content, by: User | None) -> str | None:
    """Return why `by` may not bring the story out in the section it was moved to; None if so."""
    if by is None or content.section_id == article.section_id:
        return None
    section = Section.objects.get(pk=content.section_id or 0)
    if edits_section(by, section):
        return None
    return _("Only an editor of %(section)s publishes a story there.") % {"section": section.name}


def _check(content: Content, by: User | None) -> None:
    for name in ROW_FIELDS:
        field = Article._meta.get_field(name)
        limit = getattr(field, "max_length", None)
        if limit and len(getattr(content, name)) > limit:
            label = getattr(field, "verbose_name", name)
            raise Refused(
                _("The %(field)s may have %(limit)d letters.") % {"field": label, "limit": limit}
            )
    section = Section.objects.filter(pk=content.section_id or 0).first()
    if section is None:
        raise Refused(_("Choose a section: a story stands in one."))
    _refuse(why_not_in_section(by, section))


def _signed(article: Article, notes: list[Correction], by: User | None) -> list[Correction]:
    """Return `notes` with the name of `by` under those that are new, and their time.

    Raises Refused if `by` may not change them, or for one dated in the future.
    """
    stored = Content.of(article).corrections
    if notes == stored:
        return notes
    if by is not None and not edits_section(by, article.section):
        raise Refused(_("Only an editor of the section writes a correction."))
    now = timezone.now()
    signed = [
        note
        if note in stored
        else replace(note, at=note.at or to_the_minute(now), by=str(by or ""))
        for note in notes
    ]
    if any(note.at > now.isoformat() for note in signed):
        raise Refused(_("A correction cannot be dated in the future."))
    return in_order(signed)


def _places(article: Article) -> Places:
    """Return where readers find a story before it changes, for `purge_story`."""
    return {"stood_in": lists_of(article), "live_from": article.live_from}


def _set_state(article: Article, state: State) -> None:
    article.state = state
    article.save(update_fields=["state"])


def _save_revision(article: Article, content: Content, by: User | None) -> ArticleRevision:
    newest = article.revisions.values_list("number", flat=True).first() or 0
    revision = ArticleRevision.objects.create(
        article=article, number=newest + 1, snapshot=content.to_snapshot(), saved_by=by
    )
    article.latest_revision = revision
    article.folded = _words_to_find(content)
    article.save(update_fields=["latest_revision", "folded"])
    write_uses(article, content, published=False)
    ensure_crops(content)
    if article.published_revision_id is None:
        write_face(article, content)
    signals.article_saved.send(Article, article=article, by=by)
    return revision


def _words_to_find(content: Content) -> str:
    names = [line.name for line in content.credits]
    return fold(" ".join([content.headline, content.short_headline, content.kicker, *names]))


def _show(article: Article, content: Content) -> None:
    follows = article.published_revision_id is None
    article.published_revision_id = article.latest_revision_id
    if follows:
        # The row of a story not yet published is its newest revision; only the lists wait.
        article.save()
        relist(article)
    else:
        write_face(article, content)
    write_uses(article, content, published=True)


def _is_safe_target(target: str, article: Article) -> bool:
    if target.startswith("/"):
        own = article.get_absolute_url()
        return not target.startswith(("//", "/\\")) and target != own
    return target.startswith("https://")
