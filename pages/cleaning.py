"""What a page about the paper may hold: words, headings, lists, tables and links."""

from __future__ import annotations

import nh3

_CLEANER = nh3.Cleaner(
    tags={
        "a", "b", "blockquote", "br", "em", "h2", "h3", "hr", "i", "li", "ol", "p", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    },
    attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
)  # fmt: skip


def clean(html: str) -> str:
    """Return `html` with nothing but the allowed tags and safe links; the rest loses its tags."""
    return _CLEANER.clean(html).strip()
