"""What a page asks of the database when nobody has read it yet, behind the door as in production.

Where nothing at all is kept, and where only the page is not: its header, its menu, the banner and
the newest were made for other pages before. The second is what a reader's cold page costs.
"""

from operator import gt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.tests.papers import Paper, make_paper
from pagecache import pieces
from pagecache.tests.test_the_door import Server

pytestmark = pytest.mark.django_db(transaction=True)

# {page: (where nothing is kept, where only the page is not)}. A number may fall; to raise one, say
# why. The limits of the house are 8 for a story, 6 for a list, 10 for the home page.
MOST_QUERIES = {
    "home": (9, 6),
    "article": (9, 5),
    "photo story": (8, 3),
    "infographic": (7, 2),
    "video": (7, 2),
    "one picture": (4, 2),
    "section": (6, 2),
    # In a young paper it goes on with the section above it.
    "sub-section": (8, 3),
    "latest": (5, 2),
    "tag": (5, 2),
    "theme": (6, 3),
    "author": (5, 2),
    "videos": (4, 2),
    "top news": (6, 4),
    "highlight": (7, 5),
    "tags": (3, 1),
    "themes": (3, 1),
    "authors": (3, 1),
    "coverages": (5, 2),
    "coverage": (8, 4),
    "special editions": (3, 1),
    "special edition": (4, 2),
    "search": (6, 4),
    "nothing found": (8, 5),
    "shelf": (5, 3),
    "publication": (6, 4),
    "issue": (6, 4),
    "printed page": (6, 4),
    "about us": (3, 1),
    "contact us": (3, 1),
    "privacy": (3, 1),
    "subscriptions": (4, 2),
    "newsletters": (3, 1),
    "not there": (4, 2),
}


@pytest.fixture(autouse=True)
def nothing_kept_afterwards():
    yield
    pieces.keep_on(lambda: None)


def asked(server: Server, address: str) -> int:
    """Return how many queries a server needs for a page that it answers from Django."""
    assert connection.features.supports_json_field  # a connection asks that once, not a page
    with CaptureQueriesContext(connection) as queries:
        answer = server.get(address)
    assert answer.status in (200, 404)
    assert answer.cache != "hit"
    return len(queries)


def costs_of(paper: Paper) -> dict[str, tuple[int, int]]:
    """Return what each page costs a server that kept nothing, and one that others have read."""
    found = {}
    others = [paper.stories[-1].get_absolute_url(), "/about-us/"]
    for name, address in paper.pages().items():
        cold, warm = asked(Server(), address), Server()
        for other in others:
            if other != address:
                warm.get(other)
        found[name] = cold, asked(warm, address)
    return found


def test_a_cold_page_asks_little_and_no_more_in_a_paper_ten_times_as_large():
    paper = make_paper(5)
    for more in (0, 45):
        paper.grow(more)
        too_many = {
            name: cost
            for name, cost in costs_of(paper).items()
            if any(map(gt, cost, MOST_QUERIES[name]))
        }
        assert too_many == {}
