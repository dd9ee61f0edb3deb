"""A click puts the player on the page; before it the other site hears nothing."""

import pytest
from playwright.sync_api import expect

from articles.tests.test_videos import make_video
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_other_site_is_asked_only_when_the_reader_asks(open_page):
    page = open_page("phone")
    asked: list[str] = []

    def note(request):
        if request.url.startswith("https://"):
            asked.append(request.url)

    player = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1"
    page.on("request", note)
    page.route("https://**", lambda route: route.fulfill(body="Player"))
    page.goto(make_video(lead_photo_id=make_photo().pk).get_absolute_url())
    assert asked == []
    with page.expect_request(player):
        page.get_by_text("Watch on youtube.com").click()
    expect(page.locator("iframe.video-player")).to_be_visible()
    assert asked == [player]
