"""Every part of the paper's pages, cut out of the pages themselves.

Nothing is drawn for the style guide: it opens one page of every kind in the paper as it is and
takes the first example of each `data-part` it meets. So a part is shown with true contents, as
readers get it, and a new part that stands on no page yet, or is not named in `ELSEWHERE`, fails a
test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import get_resolver
from django.utils.safestring import SafeString, mark_safe

from articles.gallery import picture_url
from articles.models import Article, Author, Kind, Tag, Theme
from editions.models import Issue
from fronts.models import Coverage, SpecialEdition
from pages.models import Page
from sections.models import Section

TEMPLATES = settings.BASE_DIR / "templates"

# Pages that are there in every paper; the others are found in the database.
FIXED = (
    "/", "/latest/", "/latest/?page=2", "/tags/", "/authors/", "/themes/", "/videos/",
    "/top-news/", "/highlight/", "/coverage/", "/special-edition/", "/search/",
    "/search/?q=zzzqqq", "/search/?q=port&kind=news", "/epaper/", "/subscription-form/",
    "/subscription-form/order/", "/newsletters/", "/contact-us/", "/contact-us/write/",
    "/advertisement/", "/there-is-no-such-page/",
)  # fmt: skip

# Parts that no stranger meets on a page of the sample paper, and why.
ELSEWHERE = {
    "accounts/me": "A fragment: it takes the place of “Sign in” for a reader who has.",
    "articles/preview_banner": "On the preview of a story, for the newsroom.",
    "comments/mine": "A fragment, for whoever said something that waits for a moderator.",
    "comments/my_comments": "On a signed-in reader's account.",
    "comments/own": "Where a reader changes what they said.",
    "comments/report_form": "Where a reader reports what another said.",
    "comments/reported": "The thanks for it.",
    "comments/said": "The answer to a comment that was sent.",
    "comments/with_stars": "The answer to stars and words sent together.",
    "fronts/breaking": "While breaking news is switched on.",
    "fronts/preview_bar": "On the preview of a front, for the newsroom.",
    "fronts/steps": "Below the list of coverages, once there are more than 24.",
    "photos/placeholder": "Where the file of a photo is missing.",
    "ratings/given": "On a signed-in reader's account.",
    "ratings/my_stars": "On a signed-in reader's account.",
    "saved/button": "A fragment, for a signed-in reader.",
    "saved/my_saved": "On a signed-in reader's account.",
    "subscriptions/my_newsletters": "On a signed-in reader's account.",
    "subscriptions/my_orders": "On a signed-in reader's account.",
    "subscriptions/newsletter_names": "On the page of a link from a newsletter.",
}

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
         "track", "wbr"}  # fmt: skip
_PART = re.compile(r'data-part="([\w/]+)"')


@dataclass(frozen=True)
class Specimen:
    """A part as it stands on a page: its markup, and the address of the page it was cut from."""

    name: str
    html: SafeString
    page: str


def addresses() -> list[str]:
    """Return one page of every kind that this paper has."""
    live = Article.objects.live().newest_first()
    found = [*FIXED]
    for kind in Kind.values:
        found += [story.get_absolute_url() for story in live.filter(kind=kind)[:3]]
    commented = live.filter(comments__isnull=False).first()
    with_box = live.filter(body__contains="data-related").first()
    found += [story.get_absolute_url() for story in (commented, with_box) if story]
    for mark in ("data-pullquote", "<table", "data-gallery", "data-embed", "data-photo"):
        found += [story.get_absolute_url() for story in live.filter(body__contains=mark)[:1]]
    found += [story.get_absolute_url() for story in live.exclude(corrections=[])[:1]]
    if gallery := live.filter(kind=Kind.PHOTOS).first():
        found.append(picture_url(gallery, 2))
    if newest := commented or live.first():
        found += [f"/stars/{newest.pk}/", f"/comment/{newest.pk}/", f"/comment/{newest.pk}/all/"]
    rows = (
        *Section.objects.exclude(kind="link"), *Theme.objects.all()[:2], *Tag.objects.in_use()[:1],
        *Author.objects.in_use()[:1], *Coverage.objects.filter(shown=True)[:2],
        *SpecialEdition.objects.filter(shown=True)[:1], *Page.objects.all(),
    )  # fmt: skip
    for issue in Issue.objects.live().select_related("publication").order_by("pk"):
        url = issue.get_absolute_url()
        found += [issue.publication.get_absolute_url(), url, issue.get_page_url(2)]
        found += [f"{url}find/?q=the", f"{url}find/?q=zzzqqq", f"{url}2/find/?q=the"]
    return list(dict.fromkeys([*found, *(row.get_absolute_url() for row in rows)]))


def specimens(request: HttpRequest) -> dict[str, Specimen]:
    """Open the pages and return the first example of each part, by its name."""
    from django.test import Client  # a browser without a network; on a developer's machine only

    browser = Client(raise_request_exception=False)
    found: dict[str, Specimen] = {}
    for address in addresses():
        page: Any = browser.get(address, headers={"host": request.get_host()})
        if page.status_code == HTTPStatus.NOT_FOUND:  # with DEBUG Django has a page of its own
            not_found: Any = get_resolver().resolve_error_handler(404)
            page = not_found(request, Http404(address))
        if page.streaming or not page.headers["Content-Type"].startswith("text/html"):
            continue
        markup = page.content.decode()
        if set(_PART.findall(markup)) - set(found):
            for name, html in cut(markup):
                # The paper's own page, as it was sent to a reader.
                found.setdefault(name, Specimen(name, mark_safe(html), address))  # noqa: S308
    return found


def parts() -> list[str]:
    """Return the names of all parts of public pages that say their name in the source."""
    names = (
        f"{path.parent.parent.name}/{path.stem}"
        for path in sorted(TEMPLATES.glob("*/parts/*.html"))
        if "data-part=" in path.read_text("utf-8")
    )
    return [name for name in names if not name.startswith("admin/")]


def cut(markup: str) -> Iterator[tuple[str, str]]:
    """Yield the name and the source of each element of `markup` that carries a `data-part`."""
    cutter = _Cutter(markup)
    cutter.feed(markup)
    cutter.close()
    yield from cutter.found


class _Cutter(HTMLParser):
    """Notes where elements with a `data-part` begin and end."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.markup = markup
        self.lines = [0]
        for line in markup.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))
        self.open: list[tuple[str, str, int]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where it begins, and the name of its part if it has one."""
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("data-part") or "", self._here()))

    def handle_endtag(self, tag: str) -> None:
        """Cut what ends here, if it is a part."""
        while self.open:
            opened, name, begins = self.open.pop()
            if opened == tag:
                if name:
                    ends = self.markup.index(">", self._here()) + 1
                    self.found.append((name, self.markup[begins:ends]))
                return

    def _here(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column
