"""What the header and the footer of every page need."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from advertising.page import PageAds
from pagecache.pieces import remembered_in, value


def paper(request: HttpRequest) -> dict[str, Any]:
    """Give every template `menu`, `masthead`, `today` and `advertisements`.

    `menu` is the section tree (one query) and `masthead` the publisher's facts (one query);
    both are fetched when a template first uses them, so a page without them asks nothing.
    `today` is the date in the paper's time zone. `advertisements` asks (one query) when the first
    place in a template does.
    """
    remembered = remembered_in({"request": request})
    return {
        "menu": SimpleLazyObject(partial(value, "sections/tree", remembered=remembered)),
        "masthead": SimpleLazyObject(partial(value, "newsroom/masthead", remembered=remembered)),
        "today": timezone.localdate(),
        "advertisements": PageAds(request.path),
    }
