"""Placing a story with the keyboard alone, and by dragging, in a real browser."""

import pytest

from accounts.tests.cast import chief_editor
from articles.tests.factories import make_article
from fronts.models import Slot
from fronts.tests.factories import a_front
from photos.tests.factories import make_photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stories():
    photo = make_photo()
    headlines = [
        "Đà Nẵng opens a bridge",
        "Rice is dear",
        "Ships wait",
        "Trains run",
        "Rain falls",
    ]
    return [make_article(headline=words, lead_photo_id=photo.pk) for words in headlines]


def with_a_story_dragged_to_the_lead(open_page, sign_in, story):
    """Return the placing screen after it, and its front."""
    page = open_page("desktop")
    front = a_front()
    sign_in(page, chief_editor(), to="/admin/")
    page.goto(f"/admin/fronts/front/{front.pk}/change/")
    found = page.locator(f"[data-results] [data-story='{story.pk}']")
    found.drag_to(page.locator("[data-spot='lead/0']"))
    page.get_by_text("Placed:").wait_for()
    return page, front


def test_a_story_is_found_taken_carried_and_put_down_with_keys(open_page, sign_in, stories):
    page = open_page("desktop")
    front = a_front()
    url = f"/admin/fronts/front/{front.pk}/change/"
    sign_in(page, chief_editor(), to="/admin/")
    page.goto(url)
    page.get_by_role("searchbox").fill("da nang")
    page.keyboard.press("Enter")
    page.locator("[data-take]:focus").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-held]")
    page.locator("[data-spot='lead/0'] .box-place:focus").wait_for()
    page.keyboard.press("ArrowRight")
    page.locator("[data-spot^='beside/'] .box-place:focus").wait_for()
    page.keyboard.press("ArrowLeft")
    page.locator("[data-spot='lead/0'] .box-place:focus").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("Placed:").wait_for()
    slot = Slot.objects.get(front=front, shown=False)
    assert (slot.article, slot.place) == (stories[0], "lead")
    page.locator("#spot-lead-0:focus").wait_for()
    page.keyboard.press("Delete")
    page.get_by_text("Taken out:").wait_for()
    assert not Slot.objects.filter(front=front).exists()


def test_a_placed_story_gets_words_of_its_own_for_this_page(open_page, sign_in, stories):
    page, front = with_a_story_dragged_to_the_lead(open_page, sign_in, stories[1])
    page.locator("#spot-lead-0, [data-spot='lead/0']").first.get_by_text("Words and times").click()
    page.get_by_label("Headline").fill("Only here")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("Only here", exact=True).wait_for()
    assert Slot.objects.get(front=front).headline == "Only here"


def test_escape_lets_a_story_go(open_page, sign_in, stories):
    page = open_page("desktop")
    front = a_front()
    sign_in(page, chief_editor(), to="/admin/")
    page.goto(f"/admin/fronts/front/{front.pk}/change/?story={stories[0].pk}")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/admin/fronts/front/{front.pk}/change/")
    assert page.locator("[data-held]").count() == 0


def test_a_story_is_dragged_to_its_place(open_page, sign_in, stories):
    _page, front = with_a_story_dragged_to_the_lead(open_page, sign_in, stories[1])
    assert Slot.objects.get(front=front).article == stories[1]
