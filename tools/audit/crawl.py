"""Every address that can be reached from the paper's first page, opened once."""

import http.client
import re
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from tools.audit.outcome import Outcome

MOST_PAGES = 2000
MOST_FILES = 4000
# Opened and read, but what they link to is another department's or personal.
NO_FURTHER = ("/admin/", "/account/", "/sign-in/", "/sign-out/")


@dataclass
class Answer:
    """One address, what it answered, and who links to it first."""

    path: str
    status: int
    headers: dict[str, str]
    body: bytes
    linked_from: str = ""
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    @property
    def html(self) -> str:
        """Return the page's source."""
        return self.body.decode()


class Reader(HTMLParser):
    """Collects what a page links to, what it loads, and which ids it has."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Sort one element's addresses."""
        values = {name: value or "" for name, value in attrs}
        answer = self.answer
        answer.ids |= {values.get("id", ""), values.get("name", "") if tag == "a" else ""}
        if tag in ("a", "area") and "href" in values:
            answer.links.append(values["href"])
        elif tag == "form" and values.get("method", "get").lower() == "get":
            answer.links.append(values.get("action", ""))
        elif tag == "link" and "href" in values:
            rel = values.get("rel", "")
            if "rss" in values.get("type", ""):
                answer.feeds.append(values["href"])
            elif rel in ("canonical", "next", "prev"):
                answer.links.append(values["href"])
            else:
                answer.files.append(values["href"])
        elif tag in ("img", "script", "source", "video", "track"):
            answer.files += [values[name] for name in ("src", "poster") if values.get(name)]
            for choice in re.split(r",\s+", values.get("srcset", "")):
                if choice.strip():
                    answer.files.append(choice.split()[0])


class Crawl:
    """Opens addresses over one connection, each only once."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.host = urlsplit(base).netloc
        secure = base.startswith("https:")
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self.connection = kind(self.host, timeout=60)
        self.pages: dict[str, Answer] = {}
        self.files: dict[str, int] = {}
        self.left = 0

    def open(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for `path` and return what is answered, redirects included."""
        ask = {name.replace("_", "-"): value for name, value in headers.items()}
        ask.setdefault("Accept-Encoding", "identity")
        for last in (False, True):
            try:
                self.connection.request(method, path, headers=ask)
                got = self.connection.getresponse()
                body = got.read()
                break
            except (http.client.HTTPException, OSError):
                self.connection.close()
                if last:
                    raise
        answer = Answer(path, got.status, {k.lower(): v for k, v in got.getheaders()}, body)
        if answer.headers.get("content-type", "").startswith("text/html"):
            Reader(answer).feed(answer.html)
        return answer

    def inside(self, page: str, link: str) -> str | None:
        """Return the path and query of a link that stays in this paper, else None."""
        try:
            parts = urlsplit(urljoin(f"{self.base}{page}", link))
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.netloc != self.host:
            return None
        path = parts.path or "/"
        return f"{path}?{parts.query}" if parts.query else path

    def run(self) -> None:
        """Open all pages, breadth first, then ask for every file that one of them loads."""
        waiting = deque([("/", "(the start)")])
        files: dict[str, None] = {}
        while waiting and len(self.pages) < MOST_PAGES:
            path, source = waiting.popleft()
            if path in self.pages:
                continue
            answer = self.pages[path] = self.open(path)
            answer.linked_from = source
            if 300 <= answer.status < 400:
                answer.links.append(answer.headers.get("location", ""))
            files |= {p: None for f in answer.files if (p := self.inside(path, f))}
            if not path.startswith(NO_FURTHER):
                found = [self.inside(path, urldefrag(link)[0]) for link in answer.links]
                found += [self.inside(path, feed) for feed in answer.feeds]
                waiting.extend((link, path) for link in found if link and link not in self.pages)
        self.left = len({path for path, _ in waiting if path not in self.pages})
        for path in list(files)[:MOST_FILES]:
            self.files[path] = self.open(path, "HEAD").status


def check(crawl: Crawl) -> Outcome:
    """Return every address that does not answer, and every #place that is not on its page."""
    outcome = Outcome("links")
    links = 0
    for path, page in crawl.pages.items():
        if page.status >= 400:
            outcome.add(f"{page.status} {path}, linked from {page.linked_from}")
        for link in page.links:
            target, place = urldefrag(link)
            inside = crawl.inside(path, target) if target else path
            links += inside is not None
            there = crawl.pages.get(inside or "")
            if place and place != "top" and there and there.ids and place not in there.ids:
                outcome.add(f"{path} links to {link}, and no such place is on that page")
    for path, status in crawl.files.items():
        if status >= 400:
            outcome.add(f"{status} {path} (a file that pages load)")
    if crawl.left:
        outcome.add(f"{crawl.left} addresses were left: more than {MOST_PAGES} pages")
    outcome.checked = f"{links} links, {len(crawl.pages)} pages, {len(crawl.files)} files"
    return outcome
