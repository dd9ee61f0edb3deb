from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from pages.models import Masthead


class MastheadQuerySet(models.QuerySet["Masthead"]):
    """Reads of the one masthead."""

    def current(self) -> Masthead:
        """Return the masthead; on the first day, before anybody wrote it, one with a name only."""
        return self.order_by("pk").first() or self.model(name="Newsroom")
