"""What can be asked of a paper from inside: pages without a server, edits, publications.

Runs in a process of its own (`inside`), asked through `desk.Desk`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.wsgi import get_wsgi_application

from accounts.models import User
from articles import actions, story_lists
from articles.content import Content
from articles.listings import LAST_PAGE, PAGE_SIZE, Month
from articles.models import Article, Author, Kind, Placement, PlacementReason, Theme
from newsroom.filling.words import project
from sections.models import Section
from tools.bench import forms, photo, printed
from tools.bench.cold import Cold
from tools.bench.wsgi import ask, measured, medians

EDITOR = "bench@example.com"
TOP_SECTION = "corporate"


class Asked:
    """Each public method is one `do`."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()
        self.behind_the_door = Cold(self.application)
        self.cookies = ""

    def addresses(self) -> dict[str, Any]:
        """Return the addresses that are measured."""
        section = Section.objects.get(slug=TOP_SECTION, parent=None)
        stories = story_lists.in_section(section)
        pages = min(LAST_PAGE, max(1, len(stories.ids(count=LAST_PAGE * PAGE_SIZE)) // PAGE_SIZE))
        oldest = stories.oldest()
        assert oldest is not None
        # The first month may have begun in its middle.
        month = Month.of(Month.of(oldest).end)
        article = _full_stories().first()
        assert article is not None
        tag, theme = article.tags.first(), Theme.objects.order_by("pk").first()
        author = Author.objects.in_use().order_by("pk").first()
        assert author is not None
        assert theme is not None
        middle = Article.objects.count() // 2
        url = section.get_absolute_url()
        return {
            "home": "/",
            "section": url,
            "story": article.get_absolute_url(),
            "latest": "/latest/",
            "latest, page 50": f"/latest/?page={LAST_PAGE}",
            f"section, page {LAST_PAGE}": f"{url}?page={pages}",
            "section, an early month": f"{url}{month.year}/{month.month:02}/",
            "tag": tag.get_absolute_url() if tag else "/tags/",
            "themes": "/themes/",
            "theme": theme.get_absolute_url(),
            "authors": "/authors/",
            "author": author.get_absolute_url(),
            "feed": f"{url}rss.xml",
            "sitemap": "/sitemap.xml",
            "search, rare word": f"/search/?q={project(middle)}",
            "search, common word": "/search/?q=market",
            "search, phrase": f"/search/?q={quote(chr(34) + 'deep-water berth' + chr(34))}",
        }

    def stories(self, count: int) -> list[str]:
        """Return the addresses of the `count` newest stories."""
        newest = Article.objects.live().newest_first().only("slug")[:count]
        return [article.get_absolute_url() for article in newest]

    def get(self, path: str, times: int = 5, signed: bool = False) -> dict[str, Any]:
        """Ask for a page; returns medians of processor and clock time, and its queries."""
        cookies = self._sign_in() if signed else ""
        costs = [self._cost(lambda: self._ask("GET", path, cookies)) for _ in range(times)]
        return medians(costs)

    def cold(self, paths: list[str], times: int, alone: bool) -> dict[str, float]:
        """Ask for pages that nobody has read yet: see `tools.bench.cold`."""
        return self.behind_the_door.cost(paths, times, alone=alone)

    def save(self, times: int = 5) -> dict[str, Any]:
        """Change the standfirst of a published story in the form and save, again and again."""
        return self._press("save", _full_stories()[30:31].get(), times)

    def publish(self, times: int = 5) -> dict[str, Any]:
        """Write a new story through the actions, then publish it in the form; again and again."""
        costs = []
        for number in range(times):
            draft = self._draft(f"zqdraft{time.time_ns()}{number}")
            costs.append(self._press("publish", draft, 1))
        return medians(costs)

    def edit(self, story: int, word: str) -> str:
        """Put `word` into the headline of a story and show it; returns its address."""
        article = _full_stories()[story : story + 1].get()
        content = Content.of(article)
        before = content.headline.partition(" · ")[0]
        content = content.but(headline=f"{before} · {word}")
        actions.save_draft(article, content=content, expected_version=article.version, by=None)
        actions.update(article, expected_version=article.version, by=None)
        return article.get_absolute_url()

    def bring_out(self, word: str) -> str:
        """Publish a new story with `word` in its headline; returns its address."""
        draft = self._draft(word)
        actions.publish(draft, expected_version=draft.version, by=None)
        return draft.get_absolute_url()

    def photo(self, times: int = 3) -> dict[str, float]:
        """Take a 12-megapixel photo in and draw all its renditions; returns seconds."""
        return photo.draw(times)

    def issue(self) -> dict[str, float]:
        """Bring out a printed issue of 200 pages: see `tools.bench.printed`."""
        return printed.bring_out()

    def _draft(self, word: str) -> Article:
        content = Content.of(_full_stories()[40:41].get())
        return actions.create(content=content.but(headline=f"A new story {word}"), by=None)

    def _press(self, button: str, article: Article, times: int) -> dict[str, Any]:
        cookies, path = self._sign_in(), f"/admin/articles/article/{article.pk}/change/"
        costs = []
        for number in range(times):
            _status, page = self._ask("GET", path, cookies)
            data = forms.fields_of(page.decode(), form_with="headline")
            data = [(name, value) for name, value in data if name != "standfirst"]
            data += [("standfirst", f"Word number {number} of {time.time_ns()}."), ("do", button)]
            body = urlencode(data).encode()

            def press(body: bytes = body) -> tuple[int, bytes]:
                return self._ask("POST", path, cookies, body)

            cost = self._cost(press)
            if cost["status"] != 302:
                raise RuntimeError(f"{button}: the form came back ({cost['status']})")
            costs.append(cost)
        return medians(costs)

    def _cost(self, ask: Callable[[], tuple[int, bytes]]) -> dict[str, Any]:
        cost: dict[str, Any] = {}
        with measured(cost):
            status, body = ask()
        return cost | {"status": status, "bytes": len(body)}

    def _ask(
        self, method: str, path: str, cookies: str = "", body: bytes = b""
    ) -> tuple[int, bytes]:
        answer = ask(self.application, path, method=method, cookies=cookies, body=body)
        self.cookies = answer.cookies
        return answer.status, answer.body

    def _sign_in(self) -> str:
        """Return the cookies of an editor who may do everything, with a form's token."""
        user, _made = User.objects.get_or_create(
            email=EDITOR,
            defaults={"display_name": "Bench", "is_staff": True, "is_superuser": True},
        )
        if not hasattr(self, "_session"):
            session = SessionStore()
            session[SESSION_KEY] = str(user.pk)
            session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session.save()
            self._session = f"sessionid={session.session_key}"
            self._ask("GET", "/admin/articles/article/add/", self._session)
            self._session = f"{self._session}; {self.cookies}"
        return self._session


def _full_stories() -> Any:
    """Return stories with everything in them, newest first."""
    ordinary = Placement.objects.filter(reason=PlacementReason.MAIN, section__kind="ordinary")
    newest = ordinary.order_by("-live_from").values("article_id")[:2000]
    return Article.objects.filter(pk__in=newest, kind=Kind.NEWS).order_by("-pk")
