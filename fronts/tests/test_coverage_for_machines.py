"""A running event is told to machines: its own feed, and its timeline as it is written."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.tests.factories import make_article
from articles.tests.test_structured import data_of
from fronts.models import CoverageEntry
from fronts.tests.factories import make_coverage, make_edition

pytestmark = pytest.mark.django_db


def test_an_event_has_a_feed_of_its_own_that_answers_304(client: Client) -> None:
    ours, other = make_article(headline="Wind rises"), make_article(headline="Not about it")
    url = make_coverage(ours).get_absolute_url()
    assert f'href="{url}rss.xml"' in client.get(url).content.decode()
    feed = client.get(f"{url}rss.xml")
    assert "Wind rises" in feed.content.decode()
    assert other.headline not in feed.content.decode()
    again = client.get(f"{url}rss.xml", headers={"If-None-Match": feed.headers["ETag"]})
    assert again.status_code == 304


def test_an_event_that_readers_do_not_see_has_no_feed(client: Client) -> None:
    url = make_coverage(make_article(), shown=False).get_absolute_url()
    assert client.get(f"{url}rss.xml").status_code == 404


def test_a_timeline_is_a_live_blog_and_says_when_it_ended(client: Client) -> None:
    story = make_article()
    event = make_coverage(story)
    CoverageEntry.objects.create(
        coverage=event, at=timezone.now(), words="The bridge opens again.", article=story
    )
    data = data_of(client, event.get_absolute_url())
    (update,) = data["LiveBlogPosting"]["liveBlogUpdate"]
    assert update["articleBody"] == "The bridge opens again."
    assert update["url"] == f"http://testserver{story.get_absolute_url()}"
    assert "coverageEndTime" not in data["LiveBlogPosting"]
    (listed,) = data["CollectionPage"]["mainEntity"]["itemListElement"]
    assert listed["url"] == f"http://testserver{story.get_absolute_url()}"


def test_without_a_timeline_an_event_is_a_list(client: Client) -> None:
    data = data_of(client, make_coverage(make_article()).get_absolute_url())
    assert set(data) == {"CollectionPage"}


def test_a_special_edition_is_told_as_a_list_too(client: Client) -> None:
    data = data_of(client, make_edition(make_article()).get_absolute_url())
    assert len(data["CollectionPage"]["mainEntity"]["itemListElement"]) == 1
