"""What must be right before a story is stored or shown, and what is said where it is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.cleaning import in_order, to_the_minute
from articles.content import ROW_FIELDS, Content, Correction
from articles.models import Article
from articles.rules import edits_section, why_not_in_section
from publishing.errors import Refused
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User


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


def why_not_moved(article: Article, content: Content, by: User | None) -> str | None:
    """Return why `by` may not bring the story out in the section it was moved to; None if so."""
    if by is None or content.section_id == article.section_id:
        return None
    section = Section.objects.get(pk=content.section_id or 0)
    if edits_section(by, section):
        return None
    return _("Only an editor of %(section)s publishes a story there.") % {"section": section.name}


def check(content: Content, by: User | None, section: Section | None = None) -> Section:
    """Return the section of `content`, which may be `section`.

    Raises Refused where it cannot be stored.
    """
    for name in ROW_FIELDS:
        field = Article._meta.get_field(name)
        limit = getattr(field, "max_length", None)
        if limit and len(getattr(content, name)) > limit:
            label = getattr(field, "verbose_name", name)
            raise Refused(
                _("The %(field)s may have %(limit)d letters.") % {"field": label, "limit": limit}
            )
    if section is None or section.pk != content.section_id:
        section = Section.objects.filter(pk=content.section_id or 0).first()
    if section is None:
        raise Refused(_("Choose a section: a story stands in one."))
    if refusal := why_not_in_section(by, section):
        raise Refused(refusal)
    return section


def signed(article: Article, notes: list[Correction], by: User | None) -> list[Correction]:
    """Return `notes` with the name of `by` under those that are new, and their time.

    Raises Refused if `by` may not change them, or for one dated in the future.
    """
    stored = Content.of(article).corrections
    if notes == stored:
        return notes
    if by is not None and not edits_section(by, article.section):
        raise Refused(_("Only an editor of the section writes a correction."))
    now = timezone.now()
    notes = [
        note
        if note in stored
        else replace(note, at=note.at or to_the_minute(now), by=str(by or ""))
        for note in notes
    ]
    if any(note.at > now.isoformat() for note in notes):
        raise Refused(_("A correction cannot be dated in the future."))
    return in_order(notes)


def is_safe_target(target: str, article: Article) -> bool:
    """Say whether readers of `article` may be sent to `target`: a page of the paper, or https."""
    if target.startswith("/"):
        own = article.get_absolute_url()
        return not target.startswith(("//", "/\\")) and target != own
    return target.startswith("https://")
