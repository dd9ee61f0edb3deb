"""What every page shares: its header with the menu, and its footer."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone

from fronts.banner import offer_banner
from fronts.models import Banner
from pagecache.making import uses
from pagecache.pieces import moment, piece, value
from pages.models import Masthead


@piece("newsroom/masthead")
def masthead() -> Masthead:
    """Return the publisher's facts. One query, which brings the breaking banner along."""
    since = moment()
    found = Masthead.objects.annotate(banner=Banner.objects.as_column()).current()
    if found.pk:
        offer_banner(found.banner, since=since)  # type: ignore[attr-defined]  # annotated above
    return found


@piece("newsroom/links")
def links() -> str:
    """Return the files that every page loads: they change with a new version of the paper only."""
    return render_to_string("newsroom/parts/links.html")


@piece("newsroom/header")
def header() -> str:
    """Return the header with today's date, and the menu under it."""
    uses("today")
    shown = {
        "masthead": value("newsroom/masthead"),
        "menu": value("sections/tree"),
        "today": timezone.localdate(),
    }
    parts = ("header", "sections_nav")
    return "".join(render_to_string(f"newsroom/parts/{part}.html", shown) for part in parts)


@piece("newsroom/footer")
def footer() -> str:
    """Return the footer."""
    shown = {"masthead": value("newsroom/masthead"), "menu": value("sections/tree")}
    return render_to_string("newsroom/parts/footer.html", shown)
