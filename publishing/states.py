from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a piece of work stands. "Scheduled" is not stored: it is published, for later."""

    DRAFT = "draft", _("Draft")
    REVIEW = "review", _("In review")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
