"""Every public page: it answers, it knows no reader, and it asks the database little."""

import gzip
import posixpath
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.tests.cast import reader, signed_in
from newsroom.tests.papers import Paper, make_paper

pytestmark = pytest.mark.django_db

# The most queries a page may make where nothing is kept; what it asks where only the page is not
# is in test_what_a_cold_page_costs.py. A number here may fall; to raise one, say why.
MOST_QUERIES = {
    "home": 9,
    "article": 9,
    "section": 6,
    "sub-section": 6,
    "photo story": 9,
    "one picture": 4,
    "infographic": 8,
    "video": 8,
    "videos": 4,
    "latest": 5,
    "tag": 5,
    "tags": 3,
    "theme": 6,
    "themes": 3,
    "top news": 6,
    "highlight": 7,
    "coverages": 5,  # with the newest stories of every event, two for all of them
    "coverage": 8,
    "special editions": 3,
    "special edition": 4,
    "author": 5,
    "authors": 3,
    "search": 6,
    "nothing found": 8,  # a spelling is looked for, and what else there is to read
    "shelf": 5,
    "publication": 6,
    "issue": 6,
    "printed page": 6,
    "about us": 3,
    "contact us": 3,
    "subscriptions": 4,
    "newsletters": 3,
    "privacy": 3,
    "not there": 5,
}
PAGES = list(MOST_QUERIES)


@pytest.fixture
def paper() -> Paper:
    return make_paper()


@pytest.fixture
def get(paper):
    """Return `get("home")`, which opens that page as somebody never seen before."""

    def fetch(name: str, client: Client | None = None):
        return (client or Client()).get(paper.pages()[name])

    return fetch


@pytest.mark.parametrize("name", PAGES)
def test_the_page_answers(get, name):
    assert get(name).status_code == (404 if name == "not there" else 200)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_same_for_everybody(get, name):
    response = get(name)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.text
    assert get(name, signed_in(reader())).content == response.content


@pytest.mark.parametrize("name", PAGES)
def test_a_cookie_brought_along_is_not_looked_at(get, name):
    client = Client()
    client.cookies["sessionid"] = "abcdefghijklmnopqrstuvwxyz012345"
    client.cookies["csrftoken"] = "abcdefghijklmnopqrstuvwxyz012345"
    response = get(name, client)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_the_page_is_against_the_policy(get, name):
    html = get(name).text
    assert not re.search(r"<[^>]*\sstyle=", html)
    assert not re.search(r"<[^>]*\son[a-z]+=", html)
    assert "<style" not in html
    for attributes in re.findall(r"<script\b([^>]*)>", html):
        assert "src=" in attributes or 'type="application/ld+json"' in attributes


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_has_its_size_and_words(get, name):
    for attributes in re.findall(r"<img\b([^>]*)>", get(name).text):
        for needed in ("width=", "height=", "alt="):
            assert needed in attributes, attributes


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_once_what_it_is(get, name):
    said = re.findall(r'<meta name="description" content="([^"]*)"', get(name).text)
    assert len(said) == 1
    assert said[0].strip()


def modules_of(html: str) -> set[str]:
    """Return the static names of all modules a page loads, those they import included."""
    wanted = re.findall(r'<script[^>]*type="module"[^>]*src="/static/([^"]+)"', html)
    found: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            imported = re.findall(r"""(?:from|import)\s*["'](\.[^"']+)["']""", source(name))
            wanted += [
                posixpath.normpath(f"{posixpath.dirname(name)}/{path}") for path in imported
            ]
    return found


def source(name: str) -> str:
    return Path(finders.find(name)).read_text()


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "article",
        "section",
        "search",
        "photo story",
        "infographic",
        "video",
        "printed page",
    ],
)
def test_a_page_brings_little_script(get, name):
    sizes = {js: len(gzip.compress(source(js).encode())) for js in modules_of(get(name).text)}
    assert sum(sizes.values()) <= 12_000, sizes


def queries_of(paper: Paper) -> dict[str, int]:
    """Return how many queries each page makes, the cache being empty."""
    counted = {}
    for name, address in paper.pages().items():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            Client().get(address)
        counted[name] = len(queries)
    return counted


def test_pages_ask_no_more_when_the_paper_grows():
    """One query more a story would make a page of a large paper slow; pinned so it stays out."""
    paper = make_paper(40)
    before = queries_of(paper)
    paper.grow(160)
    after = queries_of(paper)
    assert after == before
    assert {name: count for name, count in after.items() if count > MOST_QUERIES[name]} == {}
