"""What is read once for many pages is never older than they are, in any process."""

import json
import re

import pytest
from django.db import transaction

from articles import actions
from articles.content import Content
from articles.tests.factories import make_article
from comments.actions import set_door
from comments.models import Mode, Setting
from editions.actions import place_story
from editions.tests.factories import make_issue
from fronts import collecting
from fronts.tests.factories import make_banner
from pagecache import counts, pieces
from pagecache.actions import purge
from pagecache.pieces import Found
from pagecache.tests.test_the_door import Server
from photos.tests.factories import make_photo
from ratings.tests.factories import make_readers_votes
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def servers():
    """Two processes as far as memory goes."""
    yield Server(), Server()
    pieces.keep_on(lambda: None)


def changed(article, **words):
    article.refresh_from_db()
    content = Content.of(article).but(**words)
    actions.save_draft(article, content=content, expected_version=article.version, by=None)
    actions.update(article, expected_version=article.version, by=None)


def test_a_card_says_what_its_story_says_now_on_every_list_and_in_every_process(servers):
    money = make_section("Money")
    story = make_article(headline="The harbour opens", section_id=money.pk, tags=["Ports"])
    lists = ["/money/", "/latest/", "/tag/ports/", "/"]
    for n in range(5):
        for server in servers:
            for address in lists:
                assert f"opens{' again' * n}" in server.get(address).text
        changed(story, headline=f"The harbour opens{' again' * (n + 1)}")
    actions.withdraw(story, expected_version=story.version, by=None)
    for server in servers:
        for address in lists:
            assert "The harbour opens" not in server.get(address).text


def test_a_card_shows_its_photo_as_it_is_now(servers):
    photo = make_photo()
    make_article(lead_photo_id=photo.pk)
    for server in servers:
        assert "<picture" in server.get("/latest/").text
    before = servers[0].get("/latest/").text
    photo.focus_x = 10
    photo.renditions = {key: [240] for key in photo.renditions}
    photo.save()
    for server in servers:
        assert server.get("/latest/").text != before
        assert "-480.webp" not in server.get("/latest/").text.partition("card-picture")[2][:900]


def test_a_story_brought_back_stands_on_lists_again(servers):
    story = make_article(headline="The harbour opens")
    story.refresh_from_db()
    actions.withdraw(story, expected_version=story.version, by=None)
    assert "The harbour opens" not in servers[0].get("/latest/").text
    story.refresh_from_db()
    actions.publish(story, expected_version=story.version, by=None)
    for server in servers:
        assert "The harbour opens" in server.get("/latest/").text


def test_a_section_has_its_new_name_on_every_page(servers):
    money = make_section("Money")
    url = make_article(section_id=money.pk).get_absolute_url()
    for name in ("Money", "Finance", "Capital"):
        money.name = name
        money.save()
        for server in servers:
            for address in ("/money/", url, "/"):
                assert f">{name}</a>" in server.get(address).text


def average(server, url):
    data = re.search(r'ld\+json">(.*?)</script>', server.get(url).text)
    return json.loads(data[1])["@graph"][0].get("aggregateRating", {}).get("ratingValue")


def test_a_vote_is_told_to_search_engines_without_making_the_page_anew(servers, settings):
    settings.STARS_IN_SEARCH_FROM = 1
    story = make_article()
    url = story.get_absolute_url()
    assert [average(server, url) for server in servers] == [None, None]
    for stars, now in ((5, 5), (2, 3.5), (2, 3)):
        make_readers_votes(story, stars)
        rendered = counts.snapshot()["misses"]
        assert [average(server, url) for server in servers] == [now, now]
        assert counts.snapshot()["misses"] == rendered


def test_a_story_that_closes_takes_no_more_comments_in_any_process(servers):
    story = make_article()
    url = story.get_absolute_url()
    closed = "This story takes no more comments."
    for server in servers:
        assert closed not in server.get(url).text
    set_door(Setting(article=story, mode=Mode.CLOSED), by=None)
    for server in servers:
        assert closed in server.get(url).text


def test_the_paper_closes_for_comments_everywhere(servers):
    story = make_article()
    url = story.get_absolute_url()
    for server in servers:
        server.get(url)
    set_door(Setting(mode=Mode.CLOSED), by=None)
    for server in servers:
        assert "This story takes no more comments." in server.get(url).text


def test_a_story_is_printed_and_its_page_says_so(servers):
    story = make_article()
    issue = make_issue(pages=3)
    for server in servers:
        assert "In print:" not in server.get(story.get_absolute_url()).text
    place_story(story, issue=issue, page_number=2, by=None)
    for server in servers:
        assert "In print:" in server.get(story.get_absolute_url()).text


def test_a_banner_goes_up_and_comes_down_on_every_page(servers):
    url = make_article().get_absolute_url()
    for server in servers:
        server.get(url)
    banner = make_banner("The bridge is closed")
    for server in servers:
        assert "The bridge is closed" in server.get(url).text
        assert "The bridge is closed" in server.get("/latest/").text
    collecting.switch_banner(banner, on=False, by=None)
    for server in servers:
        assert "The bridge is closed" not in server.get(url).text


def test_what_was_read_before_a_purge_is_not_kept_after_it(servers):
    """A slow page that read a story along with others never brings its past back."""
    server, _other = servers
    store = server.door.store
    server.get("/latest/")
    since = store.tick
    with transaction.atomic():
        purge("thing/1")
    server.get("/latest/")
    for number in (1, 2):
        found = Found("as it was", {f"thing/{number}"})
        store.offer(("thing", number), found, since=since)
    assert [piece for piece in store.pieces if piece[0] == "thing"] == [("thing", 2)]
