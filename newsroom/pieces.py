"""What every page shares: its header with the menu, and its footer."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import timezone

from pagecache.making import uses
from pagecache.pieces import piece, value
from pages.models import Masthead
from sections.models import Section


@piece("newsroom/masthead")
def masthead() -> Masthead:
    """Return the publisher's facts. One query."""
    return Masthead.objects.current()


@piece("newsroom/menu")
def menu() -> list[Section]:
    """Return the section tree. One query."""
    uses("menu")
    return Section.objects.tree()


@piece("newsroom/header")
def header() -> str:
    """Return the header with today's date, and the menu under it."""
    uses("today")
    shown = {
        "masthead": value("newsroom/masthead"),
        "menu": value("newsroom/menu"),
        "today": timezone.localdate(),
    }
    parts = ("header", "sections_nav")
    return "".join(render_to_string(f"newsroom/parts/{part}.html", shown) for part in parts)


@piece("newsroom/footer")
def footer() -> str:
    """Return the footer."""
    shown = {"masthead": value("newsroom/masthead"), "menu": value("newsroom/menu")}
    return render_to_string("newsroom/parts/footer.html", shown)
