"""In a browser: a page stands in the reader's own fonts until ours come, and then stays put."""

import pytest

from articles.tests.factories import make_article

pytestmark = pytest.mark.django_db(transaction=True)

# Letters differ by a hair however well two faces match; a line that wraps anew is 20 times this.
A_HAIR = 0.001

# What the browser itself counts as movement: https://web.dev/articles/cls
MOVED = """
() => new Promise((done) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  document.fonts.ready.then(() => setTimeout(() => done(moved), 200));
})
"""


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_a_page_stays_where_it_is_when_its_fonts_come_late(open_page, size):
    story = make_article(
        headline="The port that moves its boxes by rail and keeps the lorries out of town",
        standfirst="Two berths and one railway do what four berths and a ring road could not, "
        "and the town has its evenings back.",
        body="<p>" + "The night train leaves at nine with ninety boxes. " * 12 + "</p>",
    )
    page = open_page(size)
    late = []

    def after_the_first_paint(route):
        late.append(route.request.url)
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/*.woff2", after_the_first_paint)
    for address in ("/", story.get_absolute_url(), "/search/?q=port"):
        late.clear()
        page.goto(address, wait_until="domcontentloaded")
        assert page.evaluate(MOVED) < A_HAIR, address
        assert late, "no font was asked for"
