"""A story stops taking comments after the days that were set: at the second, on kept pages too.

Asked through the page cache's door, as a web server asks; no worker runs here.
"""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.tests.factories import make_article
from comments import actions
from comments.models import Mode, Setting
from pagecache import pieces
from pagecache.tests.test_the_door import Server

pytestmark = pytest.mark.django_db(transaction=True)

CLOSED = "takes no more comments"


@pytest.fixture
def server():
    yield Server()
    pieces.keep_on(lambda: None)


def wait_until(moment):
    threading.Event().wait((moment - timezone.now()).total_seconds() + 0.01)


def places(article):
    """Return where the days can be set: for the paper, the section, the story."""
    return {"paper": {}, "section": {"section": article.section}, "story": {"article": article}}


@pytest.mark.parametrize("where", ["paper", "section", "story"])
def test_the_form_goes_at_its_second(server, where):
    closes = timezone.now() + timedelta(seconds=2)
    article = make_article(published_at=closes - timedelta(days=3))
    door = Setting(mode=Mode.MODERATED, closes_after=3, **places(article)[where])
    actions.set_door(door, by=None)
    story, everything = article.get_absolute_url(), f"/comment/{article.pk}/all/"
    form = f'href="/comment/{article.pk}/"'
    for address in (story, everything):
        assert form in server.get(address).text
        assert server.get(address).cache == "hit"
    wait_until(closes)
    for address in (story, everything):
        text = server.get(address).text
        assert form not in text
        assert CLOSED in text
        assert server.get(address).cache == "hit", "the closed page is kept again"


def test_days_that_are_set_later_reach_the_kept_page_too(server):
    closes = timezone.now() + timedelta(seconds=2)
    article = make_article(published_at=closes - timedelta(days=3))
    story = article.get_absolute_url()
    server.get(story)
    assert server.get(story).cache == "hit"
    actions.set_door(Setting(mode="", closes_after=3, section=article.section), by=None)
    assert CLOSED not in server.get(story).text
    wait_until(closes)
    assert CLOSED in server.get(story).text
