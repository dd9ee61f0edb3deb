"""A story and its printed page lead to each other, as long as readers may know of both."""

import pytest
from django.test import Client

from accounts.tests.cast import chief_editor
from articles import actions as stories
from articles.tests.factories import make_article, make_draft
from editions import actions
from editions.models import StoryInPrint
from editions.tests.factories import make_issue, make_publication
from pagecache.models import Purge
from publishing.errors import Refused

pytestmark = pytest.mark.django_db


def vir_1824():
    return make_issue(make_publication(name="VIR", slug="vir"), number="1824", pages=6)


def test_a_story_says_on_which_page_it_stands_in_print(client: Client):
    story, issue = make_article(), vir_1824()
    actions.place_story(story, issue=issue, page_number=5, by=None)
    page = client.get(story.get_absolute_url()).text
    assert '<a href="/epaper/vir/1824/5/">VIR 1824, page 5</a>' in page


def test_a_printed_page_lists_its_stories(client: Client):
    story, issue = make_article(headline="Ports wait for ships"), vir_1824()
    actions.place_story(story, issue=issue, page_number=5, by=None)
    assert story.get_absolute_url() in client.get("/epaper/vir/1824/5/").text
    assert story.get_absolute_url() not in client.get("/epaper/vir/1824/2/").text


def test_neither_tells_of_what_readers_may_not_know(client: Client):
    story, draft, issue = make_article(), make_draft(), vir_1824()
    for each in (story, draft):
        actions.place_story(each, issue=issue, page_number=5, by=None)
    assert [place.article for place in StoryInPrint.objects.live()] == [story]
    actions.withdraw(issue, by=None)
    assert not StoryInPrint.objects.live().exists()
    assert "In print:" not in client.get(story.get_absolute_url()).text


def test_a_page_that_the_issue_lacks_is_refused():
    with pytest.raises(Refused, match=r"There is no page 7 in VIR 1824\. The last one is 6\."):
        actions.place_story(make_article(), issue=vir_1824(), page_number=7, by=None)


def test_once_on_a_page_is_enough_and_both_pages_are_made_anew():
    story, issue = make_article(), vir_1824()
    Purge.objects.all().delete()
    place = actions.place_story(story, issue=issue, page_number=5, by=None)
    assert actions.place_story(story, issue=issue, page_number=5, by=None) == place
    keys = [f"article/{story.pk}", f"issue/{issue.pk}"]
    assert list(Purge.objects.order_by("key").values_list("key", flat=True)) == keys
    actions.take_out_of_print(place, by=None)
    assert Purge.objects.count() == 4
    assert not StoryInPrint.objects.exists()


def test_a_withdrawn_story_leaves_its_printed_page(client: Client):
    story, issue = make_article(), vir_1824()
    actions.place_story(story, issue=issue, page_number=5, by=None)
    stories.withdraw(story, by=chief_editor(), expected_version=story.version)
    assert story.get_absolute_url() not in client.get("/epaper/vir/1824/5/").text
