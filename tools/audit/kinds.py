"""One page of every kind, found among the pages that the crawl opened."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass

from tools.audit.crawl import Crawl

PUBLIC, CHIEF, MODERATOR = "", "chief@example.com", "moderator@example.com"
READER = "reader@example.com"

# The kinds that have an address of their own in every paper.
FIXED = {
    "home": "/",
    "latest": "/latest/",
    "tags": "/tags/",
    "themes": "/themes/",
    "authors": "/authors/",
    "top news": "/top-news/",
    "highlight": "/highlight/",
    "coverages": "/coverage/",
    "special editions": "/special-edition/",
    "videos": "/videos/",
    "about us": "/about-us/",
    "contact us": "/contact-us/",
    "contact form": "/contact-us/write/?subject=newsroom",
    "advertisement": "/advertisement/",
    "search, empty": "/search/",
    "nothing found": "/search/?q=zzzqqq",
    "subscriptions": "/subscription-form/",
    "subscription form": "/subscription-form/order/",
    "newsletters": "/newsletters/",
    "newsletters, link": "/newsletters/link/",
    "newsletters, sent": "/newsletters/sent/",
    "privacy": "/privacy/",
    "comments in this browser": "/comment/own/",
    "sign-in": "/sign-in/",
    "registration": "/registration/",
    "new password": "/password/",
    "not there": "/there-is-no-such-page/",
}
# The first page of the crawl whose address has this name in the paper's address plan.
BY_NAME = {
    "section": "section",
    "sub-section": "subsection",
    "month": "latest_month",
    "tag": "tag",
    "theme": "theme",
    "author": "author",
    "coverage": "coverage",
    "special edition": "special_edition",
    "picture": "picture",
    "publication": "publication",
    "issue": "issue",
    "printed page": "issue_page",
    "stars form": "stars",
    "comment form": "comment",
    "report form": "comment_report",
}
# The first story with this part on its page.
BY_PART = {
    "photo story": "articles/photo_story",
    "infographic": "articles/infographic",
    "video": "articles/own_video",
    "video elsewhere": "articles/video",
}
DESK = {
    "desk": ("/admin/", CHIEF),
    "story list": ("/admin/articles/article/", CHIEF),
    "new story": ("/admin/articles/article/add/", CHIEF),
    "photo library": ("/admin/photos/photo/", CHIEF),
    "video library": ("/admin/videos/film/", CHIEF),
    "video, new": ("/admin/videos/film/add/", CHIEF),
    "comment queue": ("/admin/comments/comment/", CHIEF),
    "comment settings": ("/admin/comments/setting/", CHIEF),
    "words and sites": ("/admin/comments/rule/", CHIEF),
    "sections tree": ("/admin/sections/section/", CHIEF),
    "fronts": ("/admin/fronts/front/", CHIEF),
    "masthead": ("/admin/pages/masthead/", CHIEF),
    "advertisements": ("/admin/advertising/advertisement/", CHIEF),
    "orders": ("/admin/subscriptions/order/?state=all", CHIEF),
    "offers": ("/admin/subscriptions/offer/", CHIEF),
    "offer, new": ("/admin/subscriptions/offer/add/", CHIEF),
    "newsletters' desk": ("/admin/subscriptions/newsletter/", CHIEF),
    "reader's account": ("/account/", READER),
    "saved stories": ("/saved/", READER),
    "reader's stars": ("/stars/mine/", READER),
    "reader's comments": ("/comment/own/", READER),
    "reader leaves": ("/account/delete/", READER),
    "reader's address": ("/account/email/", READER),
    "second factor": ("/account/second-factor/", CHIEF),
    "moderators' desk": ("/admin/", MODERATOR),
    "moderators' stars": ("/admin/ratings/story/", MODERATOR),
    "moderators' comments": ("/admin/comments/comment/", MODERATOR),
    "moderators' next comment": ("/admin/comments/comment/next/", MODERATOR),
    "moderators' decisions": ("/admin/comments/comment/decisions/", MODERATOR),
    "bans": ("/admin/comments/comment/bans/", MODERATOR),
}
# The ePaper, as the sample paper has it: every state of a reading page, and its desk.
PRINTED = {
    "shelf": ("/epaper/", PUBLIC),
    "ePaper search": ("/epaper/find/?q=kinh+te", PUBLIC),
    "ePaper search, empty": ("/epaper/find/", PUBLIC),
    "ePaper search, nothing": ("/epaper/find/?q=zzzqqq", PUBLIC),
    "archive by year": ("/epaper/vir/?year=2026", PUBLIC),
    "issue on paper": ("/epaper/vir/1824/", PUBLIC),
    "issue, cover": ("/epaper/vir/1824/1/", PUBLIC),
    "issue, page 5": ("/epaper/vir/1824/5/", PUBLIC),
    "issue, found in": ("/epaper/vir/1824/find/?q=port", PUBLIC),
    "page, found on": ("/epaper/vir/1824/5/find/?q=the", PUBLIC),
    "closed issue": ("/epaper/special-publications/2026-2/", PUBLIC),
    "closed page": ("/epaper/special-publications/2026-2/5/", PUBLIC),
    "closed issue, subscriber": ("/epaper/special-publications/2026-2/", READER),
    "closed page, subscriber": ("/epaper/special-publications/2026-2/5/", READER),
    "publications": ("/admin/editions/publication/", CHIEF),
    "publication, new": ("/admin/editions/publication/add/", CHIEF),
    "publication's form": ("/admin/editions/publication/1/change/", CHIEF),
    "printed issues": ("/admin/editions/issue/", CHIEF),
    "printed issue, new": ("/admin/editions/issue/add/", CHIEF),
    "printed issue's form": ("/admin/editions/issue/1/change/", CHIEF),
    "printed issue's pages": ("/admin/editions/issue/1/progress/", CHIEF),
    "printed issue's history": ("/admin/editions/issue/1/history/", CHIEF),
    "subscribers": ("/admin/editions/subscriber/", CHIEF),
    "subscriber, new": ("/admin/editions/subscriber/add/", CHIEF),
    "subscriber's form": ("/admin/editions/subscriber/1/change/", CHIEF),
    "subscriber, remove": ("/admin/editions/subscriber/1/delete/", CHIEF),
}


@dataclass(frozen=True)
class Kind:
    """A page to judge: its name, its address, and as whom it is opened (nobody: "")."""

    name: str
    path: str
    who: str = PUBLIC


def find(crawl: Crawl) -> tuple[list[Kind], list[str]]:
    """Return the pages to judge, and the names of kinds that this paper has no page of."""
    kinds = {name: Kind(name, path) for name, path in FIXED.items()}
    names = plan()
    there = {path: names(path) for path, page in crawl.pages.items() if page.status == 200}
    stories = [path for path, name in there.items() if name == "article"]
    for kind, wanted in BY_NAME.items():
        if path := next((path for path, name in there.items() if name == wanted), ""):
            kinds[kind] = Kind(kind, path)
    for kind, part in BY_PART.items():
        if path := next((path for path in stories if part in parts_of(crawl, path)), ""):
            kinds[kind] = Kind(kind, path)
    if plain := richest(crawl, stories):
        kinds["article"] = Kind("article", plain)
        number = re.findall(r"-(\d+)\.html", plain)[0]
        kinds["all comments"] = Kind("all comments", f"/comment/{number}/all/")
        kinds["own comments"] = Kind("own comments", f"/comment/{number}/mine/")
        desk = f"/admin/articles/article/{number}"
        kinds["writing form"] = Kind("writing form", f"{desk}/change/", CHIEF)
        kinds["story's history"] = Kind("story's history", f"{desk}/history/", CHIEF)
    if word := searched_word(crawl):
        kinds["search"] = Kind("search", f"/search/?q={word}")
    for name, (path, who) in (PRINTED | DESK).items():
        kinds[name] = Kind(name, path, who)
    sought = [*BY_NAME, *BY_PART, "article", "search"]
    return list(kinds.values()), [name for name in sought if name not in kinds]


def plan() -> Callable[[str], str | None]:
    """Return a function from a path to the name it has in the paper's address plan."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.development")
    import django
    from django.urls import Resolver404, resolve

    django.setup()

    def name_of(path: str) -> str | None:
        try:
            return resolve(path.partition("?")[0]).url_name
        except Resolver404:
            return None

    return name_of


def parts_of(crawl: Crawl, path: str) -> set[str]:
    """Return the names of the parts on a page."""
    return set(re.findall(r'data-part="([^"]+)"', crawl.pages[path].html))


def richest(crawl: Crawl, stories: list[str]) -> str | None:
    """Return the story with the most different parts on its page: it shows the most at once."""
    special = set(BY_PART.values())
    plain = [path for path in stories if not special & parts_of(crawl, path)]
    return max(plain, key=lambda path: len(parts_of(crawl, path)), default=None)


def searched_word(crawl: Crawl) -> str | None:
    """Return a word that certainly finds something: the longest of a story's headline."""
    for path in crawl.pages:
        if match := re.match(r"/([a-z0-9-]+)-\d+\.html$", path):
            return max(match[1].split("-"), key=len)
    return None
