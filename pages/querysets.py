from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

from pagecache.making import uses

if TYPE_CHECKING:
    from pages.models import Masthead, Message  # noqa: F401  (named in the base class)


class MastheadQuerySet(models.QuerySet["Masthead"]):
    """Reads of the one masthead."""

    def current(self) -> Masthead:
        """Return the masthead; on the first day, before anybody wrote it, one with a name only."""
        uses("masthead")
        return self.order_by("pk").first() or self.model(name="Newsroom")


class MessageQuerySet(models.QuerySet["Message"]):
    """Reads of the letters to the paper."""

    def since(self, moment: datetime) -> Self:
        """Keep what came after `moment`."""
        return self.filter(created__gt=moment)

    def waiting(self) -> Self:
        """Keep what nobody has answered; not what is held as spam."""
        return self.filter(state="new")
