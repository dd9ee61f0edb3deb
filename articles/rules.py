"""Who may do what to one story. Asked by actions, by the admin and by views; answers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext as _

from accounts.roles import Role
from publishing.states import State
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article


class Verb(models.TextChoices):
    """What can be done to a story, in the words of the log."""

    VIEW = "view"
    CREATE = "create"
    SAVE = "save draft"
    SUBMIT = "send to review"
    RETURN = "return to writer"
    PUBLISH = "publish"
    UPDATE = "update"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    PLAN = "plan"
    DELETE = "delete"


WRITERS = (Role.REPORTER, Role.SECTION_EDITOR, Role.CHIEF_EDITOR)


def why_not(user: User | None, verb: Verb, article: Article | None = None) -> str | None:
    """Return why `user` may not do `verb` to `article`, as a sentence for them; None if they may.

    `user` None is the paper's own machinery (imports, the sample paper), which may do all that
    the story's state allows. For Verb.CREATE there is no article yet.
    """
    if user is not None:
        refusal = _why_not_person(user, verb, article)
        if refusal:
            return refusal
    return _why_not_state(verb, article) if article is not None else None


def why_not_in_section(user: User | None, section: Section) -> str | None:
    """Return why `user` may not put a story into `section`; None if they may.

    Anybody who writes may propose a story for any section that holds stories.
    """
    if section.kind == "link":
        return _("%(section)s is a link to another paper and holds no stories.") % {
            "section": section.name
        }
    return None


def edits_section(user: User, section: Section) -> bool:
    """Say whether `user` edits `section`, directly or as editor of the section above it."""
    if user.has_role(Role.CHIEF_EDITOR):
        return True
    if not user.has_role(Role.SECTION_EDITOR):
        return False
    return not user.edited_section_ids.isdisjoint({section.pk, section.parent_id})


def owns(user: User, article: Article) -> bool:
    """Say whether the story is `user`'s own: begun by them, or their name is in the byline."""
    if article.created_by_id == user.pk:
        return True
    return article.credits.filter(author__user=user).exists()


def _why_not_person(user: User, verb: Verb, article: Article | None) -> str | None:
    if not user.has_role(*WRITERS, Role.PHOTO_EDITOR):
        return _("Only the newsroom works on stories.")
    if verb == Verb.VIEW and user.has_role(Role.PHOTO_EDITOR):
        return None
    if not user.has_role(*WRITERS):
        return _("A photo editor works on photos; the text is the writers'.")
    if article is None or edits_section(user, article.section):
        return None
    if not owns(user, article):
        return _("This story belongs to another desk.")
    if verb in (Verb.VIEW, Verb.SUBMIT):
        return None
    if verb in (Verb.SAVE, Verb.RESTORE, Verb.DELETE):
        if article.state == State.DRAFT:
            return None
        return _("Only an editor of %(section)s changes a story after it was sent to review.") % {
            "section": article.section.name
        }
    return _("Only an editor of %(section)s may do this. Send the story to review instead.") % {
        "section": article.section.name
    }


def _why_not_state(verb: Verb, article: Article) -> str | None:
    state = article.state
    if verb == Verb.SUBMIT and state != State.DRAFT:
        return _("Only a draft can be sent to review.")
    if verb == Verb.RETURN and state != State.REVIEW:
        return _("Only a story in review can be returned to its writer.")
    if verb == Verb.PUBLISH and state == State.PUBLISHED:
        return _("This story is published already. Update it instead.")
    if verb == Verb.UPDATE and state != State.PUBLISHED:
        return _("Only a published story can be updated.")
    if verb == Verb.PLAN and state == State.PUBLISHED:
        return _("This story is published already. Change its time with an update.")
    if verb == Verb.DELETE and article.published_revision_id is not None:
        return _("What readers have seen is not deleted. Withdraw it instead.")
    if verb == Verb.WITHDRAW and state != State.PUBLISHED:
        return _("Only a published story can be withdrawn.")
    return None
