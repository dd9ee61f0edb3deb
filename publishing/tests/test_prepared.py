"""A prepared read finds what the queryset it was written from finds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, Window
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.tests.factories import make_article, make_draft
from photos.tests.factories import make_photo
from publishing.prepared import Prepared, moment

pytestmark = pytest.mark.django_db


def of_ids(ids):
    live = Article.objects.live(moment()).select_related("lead_photo").defer("body")
    return live.filter(pk__in=ids).annotate(number=Window(Count("pk"))).order_by("pk")


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_it_finds_the_rows_their_photos_and_what_was_counted(count):
    photo = make_photo()
    stories = [make_article(lead_photo_id=photo.pk, related_ids=[1]) for _ in range(count)]
    stories[-1] = make_article()
    wanted = [story.pk for story in stories] + [make_draft().pk]
    read = Prepared(of_ids)
    for _again in range(2):
        with CaptureQueriesContext(connection) as queries:
            found = read.ask("default", wanted, at=timezone.now())
            photos = [story.lead_photo for story in found]
        assert len(queries) == 1
        assert [story.pk for story in found] == sorted(story.pk for story in stories)
        assert photos == [photo] * (count - 1) + [None]
        assert {story.number for story in found} == {count}
        assert found[0].live_from == Article.objects.get(pk=found[0].pk).live_from
        assert found[0].get_deferred_fields() == {"body"}


def test_it_asks_at_the_moment_it_is_given():
    story = make_article()
    read = Prepared(of_ids)
    before = story.live_from - timedelta(seconds=1)
    assert read.ask("default", [story.pk], at=before) == []
    assert read.ask("default", [story.pk], at=story.live_from) == [story]


def test_nothing_is_asked_of_no_numbers():
    with CaptureQueriesContext(connection) as queries:
        assert Prepared(of_ids).ask("default", [], at=timezone.now()) == []
    assert not queries


def test_without_numbers_it_finds_all():
    story = make_article()
    read = Prepared(lambda marks: Article.objects.live(moment()))
    assert read.ask("default", None, at=timezone.now()) == [story]
