"""Who may change the masthead and the pages, and who reads letters.

None means yes; otherwise a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from accounts.roles import Role

if TYPE_CHECKING:
    from accounts.models import User


def why_not_change(user: User) -> str | None:
    """Say why `user` may not change what the paper says about itself."""
    if not user.has_role(Role.CHIEF_EDITOR):
        return _("Only the chief editor changes what the paper says about itself.")
    return None


def why_not_read_letters(user: User) -> str | None:
    """Say why `user` may not read and mark what readers wrote to the paper."""
    if not user.has_role(Role.CHIEF_EDITOR):
        return _("Only the chief editor reads the letters to the paper.")
    return None
