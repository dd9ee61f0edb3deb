"""`make audit` sees what is wrong: each judge of ours is shown a paper with a fault."""

import pytest

from tools.audit import crawl, feeds, headers
from tools.audit.crawl import Answer, Crawl, Reader
from tools.audit.outcome import Outcome, report

SAFE = (
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "frame-src https://www.youtube-nocookie.com"
)


def page(path: str, html: str, status: int = 200) -> Answer:
    answer = Answer(path, status, {}, html.encode(), linked_from="/")
    Reader(answer).feed(html)
    return answer


def paper(*pages: Answer) -> Crawl:
    made = Crawl("http://paper.example")
    made.pages = {one.path: one for one in pages}
    return made


def test_a_dead_link_is_found() -> None:
    found = crawl.check(paper(page("/", '<a href="/gone/">'), page("/gone/", "", 404)))
    assert found.findings == ["404 /gone/, linked from /"]


def test_a_place_that_is_not_on_its_page_is_found() -> None:
    target = page("/a/", '<p id="here">')
    assert crawl.check(paper(page("/", '<a href="/a/#here">'), target)).findings == []
    assert len(crawl.check(paper(page("/", '<a href="/a/#away">'), target)).findings) == 1


def test_a_file_that_is_missing_is_found() -> None:
    made = paper(page("/", ""))
    made.files = {"/media/a.avif": 404}
    assert crawl.check(made).findings == ["404 /media/a.avif (a file that pages load)"]


def test_links_that_leave_the_paper_are_not_followed() -> None:
    made = paper()
    assert made.inside("/a/", "https://elsewhere.example/") is None
    assert made.inside("/a/", "mailto:desk@paper.example") is None
    assert made.inside("/a/", "?page=2") == "/a/?page=2"


@pytest.mark.parametrize("weak", ["script-src 'unsafe-inline'", "img-src *", "script-src https:"])
def test_a_weak_policy_is_found(weak: str) -> None:
    assert list(headers.policy_breaks(SAFE)) == []
    assert len(list(headers.policy_breaks(f"{SAFE}; {weak}"))) == 1


def test_a_cookie_on_a_page_for_everybody_is_found() -> None:
    answer = Answer("/", 200, {"set-cookie": "a=1; HttpOnly; SameSite=Lax"}, b"")
    assert list(headers.cookie_breaks(answer, personal=True)) == []
    assert list(headers.cookie_breaks(answer, personal=False)) == ["sets a cookie"]


def test_dates_of_the_w3cs_form_have_a_time_and_a_zone() -> None:
    assert feeds.is_date("2026-11-23T11:36:16+07:00")
    assert not feeds.is_date("2026-11-23 11:36")


def test_the_table_says_which_step_failed_and_how_often() -> None:
    said = report([Outcome("html", "9 pages"), Outcome("axe", "9 pages", ["a", "b"])])
    assert "ok               0  9 pages" in said
    assert "FAILED           2  9 pages" in said
