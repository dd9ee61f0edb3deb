"""Booking: the chief editor's, checked before it is written, with who stands there already."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)
from advertising import actions
from advertising.models import Advertisement
from advertising.tests.factories import make_ad
from photos.models import Photo
from photos.tests.factories import make_photo
from photos.tests.pictures import as_bytes, halves, upload
from publishing.errors import Refused
from publishing.models import LogEntry

pytestmark = pytest.mark.django_db

ADD = "/admin/advertising/advertisement/add/"


@pytest.fixture
def typed():
    return {
        "title": "Ship faster",
        "link": "https://example.com/ships",
        "photo": make_photo().pk,
        "places": ["home-after-lead", "article-rail"],
        "starts_at": "2026-03-01T06:00",
        "weight": "2",
        "is_active": "on",
    }


def test_the_chief_editor_books_two_places_at_once(typed):
    client = signed_in(chief_editor())
    assert "Story: after the text" in client.get(ADD).text
    assert client.post(ADD, typed).status_code == 302
    booked = Advertisement.objects.get()
    assert booked.places == ["home-after-lead", "article-rail"]
    assert LogEntry.objects.filter(verb="booked").count() == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"link": "http://example.com/"}, "begins with https://"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"places": []}, "Choose at least one place"),
        ({"places": ["on-the-moon"]}, "on-the-moon"),
        ({"photo": ""}, "Choose a picture, or upload one"),
        ({"weight": "0"}, "greater than or equal to 1"),
        ({"ends_at": "2026-02-01T06:00"}, "end after it starts"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words_and_stays_typed(typed, changed, says):
    answer = signed_in(chief_editor()).post(ADD, {**typed, **changed}).text
    assert says in answer
    assert 'value="Ship faster"' in answer
    assert not Advertisement.objects.exists()


def test_a_picture_can_be_uploaded_with_the_booking_and_is_then_in_the_library(typed):
    client = signed_in(chief_editor())
    for _again in range(2):
        typed |= {"photo": "", "upload": upload(as_bytes(halves(900, 600)), "ship.jpg")}
        assert client.post(ADD, typed).status_code == 302
    first, second = Advertisement.objects.order_by("pk")
    assert first.photo == second.photo == Photo.objects.latest("pk")


def test_a_file_that_is_no_picture_is_refused_in_words(typed):
    typed |= {"photo": "", "upload": upload(b"no picture", "ship.jpg")}
    answer = signed_in(chief_editor()).post(ADD, typed)
    assert answer.status_code == 200
    assert 'class="errorlist"' in answer.text
    assert not Advertisement.objects.exists()


def test_the_action_asks_the_same_questions_as_the_form():
    for wrong in ({"link": "http://example.com/"}, {"places": ["on-the-moon"]}, {"places": []}):
        ad = make_ad()
        for name, value in wrong.items():
            setattr(ad, name, value)
        with pytest.raises(Refused):
            actions.book(ad, by=None)


def test_overlapping_bookings_are_shown_with_the_share_of_each():
    now = timezone.now()
    mine = make_ad("article-rail", weight=3)
    make_ad("article-rail", title="Rice", weight=1)
    make_ad("home-after-lead", title="Elsewhere")
    make_ad("article-rail", title="Off", is_active=False)
    make_ad("article-rail", title="Last year", starts_at=now - timedelta(days=400),
            ends_at=now - timedelta(days=300))  # fmt: skip
    page = (
        signed_in(chief_editor()).get(f"/admin/advertising/advertisement/{mine.pk}/change/").text
    )
    assert "“Rice” (weight 1, without end); this one has 75 pages of a hundred" in page
    for other in ("Elsewhere", "“Off”", "Last year"):
        assert other not in page


def test_the_preview_shows_it_in_its_places_whether_it_is_booked_now_or_not():
    ad = make_ad("article-rail", "section-top", is_active=False, title="<i>Soon</i>")
    page = signed_in(chief_editor()).get(f"/admin/advertising/advertisement/{ad.pk}/preview/")
    assert 'data-place="article-rail"' in page.text
    assert 'data-place="section-top"' in page.text
    assert 'data-place="home-after-lead"' not in page.text
    assert "&lt;i&gt;Soon" in page.text
    assert "no-store" in page.headers["Cache-Control"]


def test_removing_is_noted():
    ad = make_ad()
    client = signed_in(chief_editor())
    client.post(f"/admin/advertising/advertisement/{ad.pk}/delete/", {"post": "yes"})
    assert not Advertisement.objects.exists()
    assert LogEntry.objects.filter(verb="deleted").count() == 1


@pytest.mark.parametrize(
    "make",
    [reader, reporter, section_editor, photo_editor, moderator],
    ids=lambda make: make.__name__,
)
def test_nobody_else_books_changes_sees_or_removes_them(make, typed):
    ad, somebody = make_ad(title="The one there is"), make()
    for write in (actions.book, actions.remove):
        with pytest.raises(Refused):
            write(ad, by=somebody)
    client = signed_in(somebody)
    base = "/admin/advertising/advertisement/"
    for path in ("", "add/", f"{ad.pk}/change/", f"{ad.pk}/delete/", f"{ad.pk}/preview/"):
        response = client.post(base + path, {**typed, "post": "yes"})
        assert response.status_code in (302, 403)
        assert ad.title not in response.text
    assert [one.title for one in Advertisement.objects.all()] == ["The one there is"]
