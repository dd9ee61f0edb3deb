"""Every public page: it answers, it knows no reader, it keeps the policy and says what it is."""

import gzip
import posixpath
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from accounts.tests.cast import reader, signed_in
from newsroom.tests.papers import Paper, make_paper
from newsroom.tests.test_a_growing_paper import MOST_QUERIES

pytestmark = pytest.mark.django_db

PAGES = list(MOST_QUERIES)


@pytest.fixture(scope="module")
def paper(once_a_file) -> Paper:
    return once_a_file(make_paper)


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
