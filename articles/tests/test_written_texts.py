"""A stored text is cut into parts as it would be read, and costs little."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from articles import body, written
from articles.tests import hostile
from articles.tests.test_body_parts import STORY


def test_a_cleaned_story_is_cut_as_it_is_read():
    text = body.clean(STORY)
    assert written.parts(text) == body.parts(text)


@pytest.mark.parametrize("markup", hostile.MARKUP)
def test_what_stood_there_uncleaned_is_read_in_full(markup):
    assert written.parts(markup) == body.parts(markup)


def cleaned_texts() -> Iterator[str]:
    """Texts of nodes in any order and nesting, some of them hostile, as they are stored."""
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    dice = random.Random(seed)
    nodes = [
        STORY,
        "<ul><li>one<ol><li>two</ol><li><p>three</p></ul>",
        '<figure data-photo="3" data-alt="a > &quot;b"><figcaption>x<br>y</figcaption></figure>',
        '<figure data-embed="https://a.example/?a=1&amp;b=2"><figcaption></figcaption></figure>',
        '<blockquote data-pullquote data-cite="A &amp; B">x <em>y</em></blockquote>',
        '<aside data-related="2,2,6"></aside>',
        '<figure data-gallery="1,2,1"><figcaption><em>x</em></figcaption></figure>',
        '<p>a <a href="/x?a=1&amp;b=2">link</a>, 5 &lt; 6 &amp;amp; 7&nbsp;</p>',
    ]
    pieces = [*hostile.PIECES, *nodes, "words ", "&lt;figure "]
    for _ in range(400):
        yield body.clean("".join(dice.choices(pieces, k=dice.randrange(30))))


def test_any_text_that_was_cleaned_is_cut_as_it_is_read():
    for text in cleaned_texts():
        assert written.parts(text) == body.parts(text), text


def test_the_words_of_any_text_that_was_cleaned_are_those_that_a_reader_meets():
    for text in cleaned_texts():
        read = [line for line in body.plain_text(text).split("\n") if line]
        assert written.lines(text) == read, text


def test_of_a_text_that_is_cut_off_no_half_a_tag_is_read_as_words():
    text = body.clean('<p>One.</p><p>Two <a href="/latest/">three</a></p>')
    for length in range(len(text)):
        assert all(
            word in ("One.", "One", "On", "O", "Two", "Tw", "T", "three", "thre", "thr", "th", "t")
            for line in written.lines(text[:length])
            for word in line.split()
        ), text[:length]


def test_a_node_spelled_otherwise_is_read_in_full(monkeypatch):
    in_full: list[str] = []
    read = body.parts

    def noted(html, **told):
        in_full.append(html)
        return read(html, **told)

    monkeypatch.setattr(body, "parts", noted)
    for text in (
        '<figure data-size="text" data-photo="3"><figcaption></figcaption></figure>',
        '<figure data-photo="3" data-size="huge"><figcaption></figcaption></figure>',
        '<figure data-photo="3" data-size="text" data-crop="x"><figcaption></figcaption></figure>',
        '<figure data-embed="http://a.example/"><figcaption></figcaption></figure>',
        "<p>a<p>b",
        "<p onclick=1>a</p>",
    ):
        found = written.parts(text)
        assert in_full.pop() == text
        assert found == read(text)
    written.parts(body.clean("<p>a</p><hr><p>b</p>"))
    assert not in_full
