"""What is stored, what the editor makes of it, and what comes back are the same."""

from __future__ import annotations

import re

import pytest

from articles import body
from articles.tests.factories import make_article
from photos.tests.factories import make_photo

EVERYTHING = (
    "<p>One <strong>bold</strong>, <em>italic</em>, <strong><em>both</em></strong>, "
    "H<sub>2</sub>O, 10<sup>2</sup>, a&nbsp;b, 1 &lt; 2 &amp; 3 &gt; 2.</p>"
    '<figure data-photo="{a}" data-size="wide" data-alt="Cranes &quot;at&quot; work" '
    'data-crop="16:9@20,75"><figcaption>A <em>caption</em> with <a href="https://a.example/?b=1'
    '&amp;c=2">a link</a></figcaption></figure>'
    "<h2>Where it goes</h2><h3>And how</h3>"
    '<p><a href="https://shop.example/" rel="sponsored">Paid</a> and '
    '<a href="mailto:desk@paper.example">mail</a> and <a href="/money/"><strong>ours</strong></a>'
    "</p>"
    '<aside data-related="{s},{t}"></aside>'
    "<ul><li><p>One</p></li><li><p>Two</p><ol><li><p>a</p></li></ol></li></ul>"
    '<ol start="3"><li><p>Three</p></li></ol>'
    "<blockquote><p>Said he.</p><p>And she.</p></blockquote>"
    '<blockquote data-pullquote="" data-cite="Tran Hoa">Large<br>words</blockquote>'
    '<figure data-photo="{b}" data-size="text"><figcaption></figcaption></figure>'
    '<table><tbody><tr><th colspan="2"><p>Port</p></th><th><p>Boxes</p></th></tr>'
    "<tr><td><p>Cat Lai</p></td><td><ul><li><p>5.9</p></li></ul></td><td><p></p></td></tr>"
    "</tbody></table><hr>"
    '<figure data-gallery="{b},{a}"><figcaption>Two of them</figcaption></figure>'
    '<figure data-embed="https://www.youtube.com/watch?v=a&amp;t=1"><figcaption>Film</figcaption>'
    "</figure><p>Đường sắt Bắc–Nam, hôm nay.</p>"
)


def pieces(html: str) -> list[str]:
    """Return `html` a block a line, so that a difference can be read."""
    return re.split(r"(?<=[a-z]>)(?=<(?:p|h2|h3|ul|ol|figure|aside|blockquote|table|hr)\b)", html)


@pytest.fixture
def everything(transactional_db: None) -> str:
    """A body with one of each thing a story can hold, pointing to photos and stories there are."""
    photos = {"a": make_photo().pk, "b": make_photo().pk}
    return EVERYTHING.format(**photos, s=make_article().pk, t=make_article().pk)


def test_everything_a_story_holds_comes_through_the_editor_unchanged(write, everything):
    writer = write(everything)
    assert body.clean(everything) == everything
    assert pieces(writer.held()) == pieces(everything)


def test_a_text_that_was_only_opened_is_sent_back_as_it_was(write, everything):
    writer = write(everything)
    assert writer.html() == everything
    assert writer.save() == everything


def test_a_change_saves_and_everything_else_stays(write, everything):
    writer = write(everything)
    writer.put_cursor("hôm nay.")
    writer.type(" Hết.")
    changed = everything.replace("hôm nay.", "hôm nay. Hết.")
    assert writer.save() == changed
    assert writer.held() == changed


def test_the_writer_is_warned_before_the_editor_loses_something(write, monkeypatch):
    body_of_old = "<p>Before</p><h4>A heading of another age</h4><p>After</p>"
    monkeypatch.setattr(body, "clean", lambda html: html)
    writer = write(body_of_old)
    warning = writer.page.locator(".surface-warning")
    assert warning.count() == 0, "words and structures are all there"
    writer = write(
        "<p>Before</p><p><u>x</u></p><dl><dt><a href='ftp://a.example/'>b</a></dt></dl>"
    )
    warning = writer.page.locator(".surface-warning")
    assert "links (1 → 0)" in warning.inner_text()
    assert writer.html().startswith("<p>Before</p><p><u>")
