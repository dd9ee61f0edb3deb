"""What pages ask of the database where nothing is kept, however large the paper is."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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
