"""Parts that are drawn by themselves are the same as if Django drew them in their page."""

from __future__ import annotations

import itertools

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from publishing.drawing import ANY, draw, draw_words, for_one

HOSTILE = [
    "",
    "plain",
    "<script>alert('1')</script>",
    '" onload="1',
    "\x020\x03",
    mark_safe("<b>b</b>"),
]

WORDS = {
    "photos/parts/caption.html": ("text", "credit", "element"),
    "photos/parts/picture.html": (
        "shape", "avif", "webp", "src", "width", "height", "sizes", "alt", "loading",
        "fetchpriority", "css",
    ),
    "articles/parts/share_meta.html": (
        "paper", "headline", "standfirst", "section", "published", "updated", "url", "picture",
        "width", "height", "alt",
    ),
    "comments/parts/user_say.html": ("page", "count"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_a_part_of_plain_words_is_what_its_template_says(name):
    for shift in range(len(HOSTILE)):
        turned = itertools.islice(itertools.cycle(HOSTILE), shift, None)
        words = dict(zip(WORDS[name], turned, strict=False))
        assert draw_words(name, words) == render_to_string(name, words) == draw(name, words)


def test_what_is_drawn_for_any_story_is_right_for_each():
    drawn = draw("saved/parts/save_story.html", {"article": {"pk": ANY}})
    assert for_one(drawn, 7) == draw("saved/parts/save_story.html", {"article": {"pk": 7}})
