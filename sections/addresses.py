"""Addresses that a section may not take, because the paper itself has them.

A section lives at `/<slug>/`, beside everything else that begins with one word. The list is the
address plan of docs/decisions/006-people-and-roles.md; `sections.checks` compares it with the
urls that are really there.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

RESERVED = frozenset(
    {
        # lists and pages of the paper
        "about-us", "advertisement", "author", "authors", "contact-us", "coverage", "epaper",
        "highlight", "latest", "search", "special-edition", "styleguide", "subscription-form",
        "tag", "tags", "theme", "themes", "top-news", "videos",
        # readers
        "account", "comment", "me", "password", "registration", "sign-in", "sign-out", "stars",
        "newsletter", "newsletters", "privacy", "saved",
        # the newsroom and machines
        "admin", "api", "desk", "healthz", "manifest", "media", "news-sitemap", "photo", "preview",
        "robots", "rss", "sitemap", "static",
    }
)  # fmt: skip

# The section that *is* the page at a reserved address, by its kind.
OWN_ADDRESS_OF_KIND = {"epaper": "epaper", "videos": "video"}

_NUMBER = re.compile(r"\d+")


def why_not_address(slug: str, *, kind: str, is_top: bool) -> str | None:
    """Return why no section of this `kind` may take `slug`; None if it may.

    `is_top` says whether it stands at `/slug/` or under another section.
    """
    if _NUMBER.fullmatch(slug):
        return _("A number alone is the address of a year. Use a word.")
    if is_top and slug in RESERVED and OWN_ADDRESS_OF_KIND.get(slug) != kind:
        return _("/%(slug)s/ is another page of the paper. Choose another address.") % {
            "slug": slug
        }
    return None
