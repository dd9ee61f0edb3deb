"""What a page shows of the breaking banner, read along with the masthead that all pages read."""

from __future__ import annotations

from typing import Any

from fronts.models import Banner
from pagecache.making import uses
from pagecache.pieces import Found, offer, piece

BANNER_PIECE = "fronts/banner"

# See `BannerQuerySet.as_column`.
Shown = dict[str, Any] | None


@piece(BANNER_PIECE)
def banner() -> Shown:
    """Return what is shown of the banner that stands now; None without one. One query."""
    rows = Banner.objects.order_by().annotate(shown=Banner.objects.as_column())
    shown = rows.values_list("shown", flat=True).first()
    uses(*_keys(shown))
    return shown


def offer_banner(shown: Shown, *, since: int) -> None:
    """Hand over what was read of the banner in another query, begun at the moment `since`."""
    offer(BANNER_PIECE, found=Found(shown, _keys(shown)), since=since)


def _keys(shown: Shown) -> list[str]:
    about = shown and shown["about"]
    return ["banner", f"article/{about}"] if about else ["banner"]
