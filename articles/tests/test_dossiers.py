"""A theme is a dossier: what editors pinned first, then the rest. The latest goes by day."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.tests.cast import chief_editor, signed_in
from articles import actions
from articles.models import Theme
from articles.naming import pin_stories
from articles.tests.factories import make_article, make_draft, make_theme

pytestmark = pytest.mark.django_db


def on_page(page) -> tuple[list, list]:
    return page.context["pinned"], page.context["listing"].items


def test_pinned_stories_come_first_in_their_order_and_once(client: Client) -> None:
    theme = make_theme()
    old, middle, new = (
        make_article(theme_ids=[theme.pk], published_at=timezone.now() - timedelta(days=days))
        for days in (3, 2, 1)
    )
    guest = make_article()
    pin_stories(theme, [old.pk, guest.pk], by=None)
    assert on_page(client.get(theme.get_absolute_url())) == ([old, guest], [new, middle])


def test_a_pin_shows_only_what_is_live(client: Client) -> None:
    theme = make_theme()
    tomorrow = timezone.now() + timedelta(days=1)
    gone = make_article(headline="Hidden")
    actions.withdraw(gone, expected_version=gone.version, by=None)
    hidden = [
        gone,
        make_draft(headline="Hidden"),
        make_article(headline="Hidden", published_at=tomorrow),
        make_article(headline="Hidden", embargo_until=tomorrow),
    ]
    pin_stories(theme, [story.pk for story in hidden], by=None)
    assert "Hidden" not in client.get(theme.get_absolute_url()).text


def test_a_month_of_a_theme_has_the_pinned_stories_too(client: Client) -> None:
    theme = make_theme()
    story = make_article(theme_ids=[theme.pk])
    pin_stories(theme, [story.pk], by=None)
    month = timezone.localtime(story.live_from)
    page = client.get(f"{theme.get_absolute_url()}{month:%Y}/{month:%m}/")
    assert on_page(page) == ([], [story])


def test_themes_stand_in_the_vietnamese_order(client: Client) -> None:
    for name in ("Đô thị", "Ấn tượng", "Doanh nghiệp", "An sinh"):
        make_theme(name)
    names = [theme.name for theme in client.get("/themes/").context["themes"]]
    assert names == ["An sinh", "Ấn tượng", "Doanh nghiệp", "Đô thị"]


def test_an_editor_pins_stories_by_number_or_address() -> None:
    chief = signed_in(chief_editor())
    theme, first, second = make_theme(), make_article(), make_article()
    address = f"/admin/articles/theme/{theme.pk}/change/"
    assert "data-related-picks" in chief.get(address).text
    data = {"name": theme.name, "slug": theme.slug, "introduction": "", "photo": ""}
    answer = chief.post(address, data | {"pinned": f"{second.get_absolute_url()}, #{first.pk}"})
    assert answer.status_code == 302
    assert Theme.objects.get().pinned_ids() == [second.pk, first.pk]
    assert first.headline in chief.get(address).text
    refused = chief.post(address, data | {"pinned": "999999"})
    assert "There is no story with the number 999999." in refused.text
    chief.post(address, data | {"pinned": ""})
    assert Theme.objects.get().pinned_ids() == []


def test_the_latest_goes_by_day_with_the_hour(client: Client) -> None:
    zone = timezone.get_current_timezone()
    late = datetime(2025, 3, 9, 23, 50, tzinfo=zone)
    make_article(headline="Before midnight", published_at=late)
    make_article(headline="After midnight", published_at=late + timedelta(minutes=20))
    make_article(headline="Long ago", published_at=datetime(2024, 12, 31, 8, 5, tzinfo=zone))
    page = client.get("/latest/")
    days = ["Monday, March 10, 2025", "Sunday, March 9, 2025", "Tuesday, December 31, 2024"]
    places = [page.text.index(day) for day in days]
    assert places == sorted(places)
    assert ">23:50</time>" in page.text
    assert ">00:10</time>" in page.text
    assert '<a href="/latest/2024/12/">December 2024</a>' in page.text
    assert client.get("/latest/2024/12/").status_code == 200
