"""The privacy page says what the code does: the cookies by name, and every period."""

import ast
import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from accounts import mailing, strangers
from accounts.tests.cast import chief_editor, signed_in
from pages import letters
from pages.models import Page
from ratings import limits as star_limits
from subscriptions import actions as orders

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
# What Django and allauth set, beside what our own code does.
OF_THE_FRAMEWORK = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
# Kept in the browsers of those who write, not of readers.
OF_THE_NEWSROOM = "articles/surface"


def page():
    return Client().get("/privacy/").text


def cookies_named():
    cookies = re.search(r"<h2>Cookies</h2>(.*?)<h2>", page(), re.DOTALL)[1]
    return set(re.findall(r"<strong>(\w+)</strong>", cookies))


def our_code():
    for path in sorted(ROOT.glob("*/**/*.py")):
        if not {"tests", ".venv", "var", "tools"} & set(path.relative_to(ROOT).parts):
            yield path


def cookies_set_by(path):
    """Return the names of the cookies that a file sets, its constants looked up."""
    source = path.read_text()
    if "_cookie(" not in source:
        return set()
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in (
            "set_cookie",
            "set_signed_cookie",
        ):
            name = node.args[0]
            if isinstance(name, ast.Constant):
                names.add(name.value)
            elif isinstance(name, ast.Name) and hasattr(module, name.id):
                names.add(getattr(module, name.id))
            else:  # one of several, told by where each of them goes: {name: path}
                names |= set(module.PATHS)
    return names


def test_it_names_exactly_the_cookies_that_are_set():
    ours = set().union(*map(cookies_set_by, our_code()))
    assert "signed_in" in ours, "the search finds what is there"
    assert cookies_named() == ours | OF_THE_FRAMEWORK


def test_it_names_what_scripts_keep_in_a_readers_browser():
    kept = set()
    for path in (ROOT / "static" / "js").rglob("*.js"):
        source = path.read_text()
        if OF_THE_NEWSROOM not in str(path) and "admin" not in path.parts:
            assert "document.cookie =" not in source
            for word in re.findall(r"(?:local|session)Storage\.setItem\(\s*([^,]+),", source):
                constant = re.search(rf'\b{re.escape(word)}\s*=\s*"([^"]+)"', source)
                kept.add(constant[1] if constant else word.strip("\"'"))
    assert set(re.findall(r"local storage, “(\w+)”", page())) == kept


def test_the_periods_are_those_of_the_code():
    words = page()
    year = timedelta(days=365)
    assert timedelta(seconds=settings.CSRF_COOKIE_AGE) == timedelta(days=7 * 52)
    for name, seconds in (("sessionid", settings.SESSION_COOKIE_AGE), ("signed_in", 1209600)):
        assert re.search(rf"<strong>{name}</strong>[^<]*\b14 days", words), name
        assert timedelta(seconds=seconds) == timedelta(days=14)
    assert "emptied after 30 days" in words
    assert timedelta(days=30) == strangers.SENDERS_KEPT_FOR
    assert "deleted after two days" in words
    assert timedelta(days=2) == star_limits.KEPT_FOR
    assert "two years after the order has ended" in words
    assert "deleted after two years" in words
    assert orders.KEPT_FOR == letters.KEPT_FOR == 2 * year
    assert "count letters to an address for one hour" in words
    assert timedelta(hours=1) == mailing.AN_HOUR


def test_it_is_linked_from_every_page_and_stands_before_anybody_wrote_it():
    assert "We do not follow you" in page()
    assert 'href="/privacy/"' in Client().get("/about-us/").text


def test_an_editor_begins_with_our_words_and_writes_others():
    chief = signed_in(chief_editor())
    assert (
        "stands in the paper with the words it came with" in chief.get("/admin/pages/page/").text
    )
    form = chief.get("/admin/pages/page/add/?slug=privacy").text
    assert "We do not follow you" in form
    data = {"slug": "privacy", "title": "Privacy", "introduction": "", "body": "<p>Ours.</p>"}
    chief.post("/admin/pages/page/add/", data)
    assert Page.objects.get().body == "<p>Ours.</p>"
    assert "<p>Ours.</p>" in page()
    assert "We do not follow you" not in page()
    assert "it came with" not in chief.get("/admin/pages/page/").text
