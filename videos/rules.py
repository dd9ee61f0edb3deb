"""Who may do what to a video, asked by every action and by the pages that offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role

if TYPE_CHECKING:
    from accounts.models import User
    from videos.models import Film

VIEW, UPLOAD, EDIT, DELETE = "view", "upload", "edit", "delete"

_MAKERS = (Role.REPORTER, Role.SECTION_EDITOR, Role.PHOTO_EDITOR, Role.CHIEF_EDITOR)
_EDITORS = (Role.SECTION_EDITOR, Role.PHOTO_EDITOR, Role.CHIEF_EDITOR)
_KEEPERS = (Role.PHOTO_EDITOR, Role.CHIEF_EDITOR)


def why_not(user: User | None, verb: str, film: Film | None = None) -> str | None:
    """Return why `user` may not do `verb` (view, upload, edit, delete), or None if they may.

    user: None is the system itself, which may. film: the one in question; None asks in general.
    The answer is a sentence for the person.
    """
    if user is None:
        return None
    if not user.is_staff or not user.has_role(*_MAKERS):
        return _("The video library is for reporters and editors.")
    if verb in (VIEW, UPLOAD):
        return None
    if verb == EDIT:
        own = film is None or film.uploaded_by_id == user.pk
        if own or user.has_role(*_EDITORS):
            return None
        return _("A reporter may change only videos they uploaded themselves.")
    if user.has_role(*_KEEPERS):
        return None
    return _("Only a photo editor or the chief editor may delete videos.")
