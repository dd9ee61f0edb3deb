"""What the header and the footer of every page need."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from pages.models import Masthead
from sections.models import Section


def the_masthead() -> Masthead:
    """Return the masthead; on the first day, before anybody wrote it, one with a name only."""
    return Masthead.objects.first() or Masthead(name="Newsroom")


def paper(request: HttpRequest) -> dict[str, Any]:
    """Give every template `menu`, `masthead` and `today`.

    `menu` is the section tree (one query) and `masthead` the publisher's facts (one query);
    both are fetched when a template first uses them, so a page without them asks nothing.
    `today` is the date in the paper's time zone.
    """
    return {
        "menu": SimpleLazyObject(Section.objects.tree),
        "masthead": SimpleLazyObject(the_masthead),
        "today": timezone.localdate(),
    }
