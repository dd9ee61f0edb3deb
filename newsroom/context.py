"""What the header and the footer of every page need."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from advertising.page import PageAds
from fronts.models import Banner
from pages.models import Masthead
from sections.models import Section


def the_masthead() -> Masthead:
    """Return the masthead with the breaking banner as its `breaking`: every page reads both."""
    return Masthead.objects.annotate(breaking=Banner.objects.as_column()).current()


def paper(request: HttpRequest) -> dict[str, Any]:
    """Give every template `menu`, `masthead`, `today` and `advertisements`.

    `menu` is the section tree (one query) and `masthead` the publisher's facts (one query);
    both are fetched when a template first uses them, so a page without them asks nothing.
    `today` is the date in the paper's time zone. `advertisements` asks (one query) when the first
    place in a template does.
    """
    return {
        "menu": SimpleLazyObject(Section.objects.tree),
        "masthead": SimpleLazyObject(the_masthead),
        "today": timezone.localdate(),
        "advertisements": PageAds(request.path),
    }
