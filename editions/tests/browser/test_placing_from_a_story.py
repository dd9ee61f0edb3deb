"""An editor types where a story stands in print, and readers go from one to the other."""

import pytest

from accounts.tests.cast import chief_editor
from articles.tests.browser.writing import Writer
from articles.tests.factories import make_article
from editions.tests.factories import make_issue, make_publication

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_a_story_is_linked_with_its_printed_page(open_page, live_server, screen):
    make_issue(make_publication(name="VIR", slug="vir"), number="1824", pages=6)
    story = make_article(headline="Ports wait for ships")
    page = open_page(screen)
    Writer(page, chief_editor(), live_server.url)
    form = f"/admin/articles/article/{story.pk}/change/"
    page.goto(form)
    row = page.get_by_role("group", name="Printed page 1")
    row.get_by_label("Issue").fill("VIR 1824")
    row.get_by_label("Page").fill("9")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("There is no page 9 in VIR 1824. The last one is 6.").first.wait_for()
    row.get_by_label("Page").fill("5")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Linked with VIR 1824, page 5.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("link", name="See the printed page").click()
    page.get_by_role("link", name="Ports wait for ships").first.click()
    page.wait_for_url(f"**{story.get_absolute_url()}")
    page.get_by_role("link", name="VIR 1824, page 5").click()
    page.wait_for_url("**/epaper/vir/1824/5/")
