"""Where advertisements stand, how they are marked, and where none may."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.tests.cast import chief_editor, reader, signed_in
from advertising.places import PLACES
from advertising.tests.factories import make_ad
from articles import actions
from articles.content import Content
from articles.tests.factories import make_article
from newsroom.tests.papers import make_paper
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
IN_A_STORY = ("article-after-text", "article-rail")


def ads_in(html: str) -> list[str]:
    """Return the places of the advertisements in a page, in its order."""
    return re.findall(r'data-part="advertising/advertisement" data-place="([\w-]+)"', html)


@pytest.fixture(scope="module")
def paper(once_a_file):
    return once_a_file(lambda: make_paper(40))


@pytest.mark.parametrize(
    ("page", "places"),
    [
        ("home", ["home-after-lead", "home-between-bands"]),
        ("section", ["section-top"]),
        ("article", ["article-after-text", "article-rail"]),
        ("latest", []),
        ("search", []),
    ],
)
def test_each_page_has_its_places(client, paper, page, places):
    for name in PLACES:
        make_ad(name)
    assert ads_in(client.get(paper.pages()[page]).text) == places


def test_every_place_is_in_a_template_and_every_place_in_a_template_is_known():
    written = "".join(path.read_text() for path in ROOT.glob("templates/**/*.html"))
    assert set(re.findall(r'{% advertisement "([\w-]+)"', written)) == set(PLACES)


def test_an_advertisement_says_so_and_its_link_is_marked(client, paper):
    booked = make_ad("home-after-lead", title="Ship <b>faster</b>", words="From & to")
    html = client.get("/").text
    assert '<p class="advertisement-label">Advertisement</p>' in html
    assert f'href="{booked.link}" rel="sponsored noopener"' in html
    assert "Ship &lt;b&gt;faster&lt;/b&gt;" in html
    assert "<b>faster" not in html
    assert f'alt="{booked.alt}"' in html


def test_where_nothing_is_booked_nothing_is_written(client, paper):
    assert "advertis" not in re.sub(
        r"/advertisement/|>Advertisement<|paper\.css", "", client.get("/").text
    )


@pytest.mark.parametrize("kind", ["partner", "release"])
def test_none_stands_beside_what_others_wrote_or_paid_for(client, kind):
    for name in IN_A_STORY:
        make_ad(name)
    ours, theirs = make_article(), make_article(kind=kind)
    assert ads_in(client.get(ours.get_absolute_url()).text)
    assert ads_in(client.get(theirs.get_absolute_url()).text) == []


@pytest.mark.parametrize("kind", ["partner", "wire"])
def test_none_stands_in_a_section_of_others(client, kind):
    make_ad("section-top")
    section = make_section("From others", kind=kind)
    make_article(section_id=section.pk)
    assert ads_in(client.get(section.get_absolute_url()).text) == []


def test_an_editor_keeps_a_page_free_of_them_with_the_next_update(client, paper):
    for name in IN_A_STORY:
        make_ad(name)
    story, chief = paper.stories[0], chief_editor()
    story.refresh_from_db()
    address = story.get_absolute_url()
    content = Content.of(story).but(no_ads=True)
    actions.save_draft(story, content=content, expected_version=story.version, by=chief)
    assert ads_in(client.get(address).text) == list(IN_A_STORY)
    actions.update(story, by=chief, expected_version=story.version)
    assert ads_in(client.get(address).text) == []
    story.refresh_from_db()
    assert story.no_ads
    assert story.latest_revision.snapshot["no_ads"] is True


def test_pages_with_advertisements_know_no_reader_and_ask_once_more_at_most(client, paper):
    counts = {}
    for booked in (0, 12):
        for _ in range(booked):
            make_ad(*PLACES)
        for name in ("home", "section", "article"):
            client.get(paper.pages()[name])
            with CaptureQueriesContext(connection) as queries:
                response = client.get(paper.pages()[name])
            assert not response.cookies
            counts.setdefault(name, []).append(len(queries))
    assert all(without == with_ads for without, with_ads in counts.values()), counts
    assert counts["article"][1] <= 9
    assert counts["home"][1] <= 9
    page = paper.pages()["article"]
    assert signed_in(reader()).get(page).content == client.get(page).content
