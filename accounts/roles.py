"""What people do at the paper.

A role is a Django group of that name; what it may do to one story, photo or comment is decided by
the rules of that department.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The newsroom's roles. One person may have several."""

    REPORTER = "reporter", _("Reporter")
    SECTION_EDITOR = "section editor", _("Section editor")
    PHOTO_EDITOR = "photo editor", _("Photo editor")
    CHIEF_EDITOR = "chief editor", _("Chief editor")
    MODERATOR = "moderator", _("Moderator")

    @property
    def does(self) -> str:
        """What somebody with this role does, in a few words for the list of roles."""
        words = {
            Role.REPORTER: _("writes stories and sends them to review"),
            Role.SECTION_EDITOR: _("edits and publishes the stories of their sections"),
            Role.PHOTO_EDITOR: _("looks after the photo library"),
            Role.CHIEF_EDITOR: _(
                "edits and publishes everything, gives roles, keeps the sections"
            ),
            Role.MODERATOR: _("rates stories and decides on what readers say"),
        }
        return str(words[self])
