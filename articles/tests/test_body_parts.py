"""A text taken apart: for the page, for the tables of uses, for search."""

from __future__ import annotations

import logging

import pytest

from articles import body
from articles.body import (
    EmbedPart,
    GalleryPart,
    PhotoPart,
    PullquotePart,
    RelatedPart,
    TablePart,
    TextPart,
)

PHOTO = '<figure data-photo="29" data-size="wide" data-alt="A &amp; B" data-crop="16:9"><figcaption>C <b>d</b></figcaption></figure>'  # noqa: E501
STORY = (
    "<p>One.</p><p>Two.</p>"
    + PHOTO
    + "<h2>Head</h2><ul><li><p>Point</p></li></ul>"
    + '<aside data-related="2,6"></aside>'
    + '<blockquote data-pullquote="" data-cite="Me">Large</blockquote>'
    + '<figure data-gallery="3,29"><figcaption>Both</figcaption></figure>'
    + '<figure data-embed="https://www.youtube.com/watch?v=1"><figcaption>Film</figcaption></figure>'
    + "<table><tbody><tr><th><p>A</p></th></tr><tr><td><p>1</p></td></tr></tbody></table>"
    + "<p>End.</p>"
)


def test_a_text_becomes_parts_in_order():
    assert body.parts(STORY) == [
        TextPart("<p>One.</p><p>Two.</p>"),
        PhotoPart(29, "C <strong>d</strong>", "A & B", "wide", "16:9"),
        TextPart("<h2>Head</h2><ul><li><p>Point</p></li></ul>"),
        RelatedPart((2, 6)),
        PullquotePart("Large", "Me"),
        GalleryPart((3, 29), "Both"),
        EmbedPart("https://www.youtube.com/watch?v=1", "Film"),
        TablePart(
            '<table><thead><tr><th scope="col"><p>A</p></th></tr></thead>'
            "<tbody><tr><td><p>1</p></td></tr></tbody></table>"
        ),
        TextPart("<p>End.</p>"),
    ]


def test_each_part_knows_its_type():
    types = [part.type for part in body.parts(STORY)]
    assert types == [
        "text",
        "photo",
        "text",
        "related",
        "pullquote",
        "gallery",
        "embed",
        "table",
        "text",
    ]


def test_an_embed_says_where_it_leads():
    assert [part.host for part in body.parts(STORY) if part.type == "embed"] == ["youtube.com"]


def test_the_first_column_heads_its_row_if_it_says_so():
    html = "<table><tr><th>A<td>1<tr><th>B<td>2</table>"
    (table,) = body.parts(html)
    assert table.html.count('<th scope="row">') == 2
    assert "thead" not in table.html


def test_what_stored_html_should_never_hold_does_not_reach_the_page():
    (part,) = body.parts('<p onclick="x">a<script>alert(1)</script></p>')
    assert part.html == "<p>a</p>"


def test_what_cannot_be_understood_is_left_out_and_the_log_names_the_story(caplog):
    html = '<p>One.</p><figure data-photo="x"></figure><aside data-related="y"></aside><p>Two.</p>'
    with caplog.at_level(logging.WARNING, "articles.body"):
        assert [part.html for part in body.parts(html, story_id=12)] == ["<p>One.</p><p>Two.</p>"]
    assert [record.getMessage() for record in caplog.records] == [
        "Story 12: left out what says data-photo='x'",
        "Story 12: left out what says data-related='y'",
    ]


def test_a_page_comes_even_if_its_text_breaks_the_reader(monkeypatch, caplog):
    def broken(html):
        raise RecursionError

    monkeypatch.setattr(body, "read", broken)
    assert body.parts("<p>One.</p>", story_id=12) == []
    assert "Story 12: its text could not be shown" in caplog.text


def test_references_come_in_order_and_once_each():
    html = (
        STORY
        + PHOTO
        + '<figure data-photo="4" data-crop="@1,2"></figure><aside data-related="6,7"></aside>'
    )
    assert body.references(html) == body.References(
        photo_ids=(29, 3, 4), story_ids=(2, 6, 7), crops=((29, "16:9"), (4, "@1,2"))
    )


def test_plain_text_has_a_line_a_paragraph_and_the_captions():
    assert body.plain_text(STORY).splitlines() == [
        "One.", "Two.", "C d", "Head", "Point", "Large Me", "Both", "Film", "A", "1", "End.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "count"),
    [("", 0), ("<p>Đường sắt Bắc–Nam</p>", 4), ("<p>It's 5.9 per cent</p>", 4), ("<hr>", 0)],
)
def test_words_are_counted(html, count):
    assert body.word_count(html) == count


@pytest.mark.parametrize(
    "html", ["", "<p></p>", "<p>&nbsp;</p>", "<hr>", "<figure></figure>", "<script>x"]
)
def test_a_text_may_be_empty(html):
    assert body.is_empty(html)


@pytest.mark.parametrize("html", ["<p>a</p>", PHOTO, '<aside data-related="1"></aside>'])
def test_a_photo_alone_is_not_empty(html):
    assert not body.is_empty(html)
